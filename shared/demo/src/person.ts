import { dayOf, isoDate } from './days.ts'
import type { DemoIdentity, EducationLevel, KinRelation, MaritalStatus, Need, NikCheck } from './demo-worker.ts'
import type { Kecamatan } from './facts.ts'
import type { Fate } from './fate.ts'
import { type Culture, drawAliases, drawName, type Sex } from './names.ts'
import { type BirthSlot, birthSlotOf, drawNikPrefix, nikOf, two } from './nik.ts'
import { homePhone } from './phones.ts'
import { drawAddress, drawCulture } from './places.ts'
import { type Draws, type DrawTable, drawTable } from './random.ts'

/** Draws who a worker is. Only the day on which an officer saw a card depends on anything but seed and index. */
export function drawPerson(draws: Draws, index: number, fate: Fate, seenOn: number | undefined): DemoIdentity {
  const culture = drawCulture(draws, fate.home)
  const drawn = drawName(draws, fate.sex, culture)
  const fullName = fate.fixed?.fullName ?? drawn
  const slot = birthSlotOf(index)
  const year = yearOfRemainder(fate.fixed?.bornAbout ?? drawYear(draws), slot.yearRemainder)
  const isBirthDateCorrected = fate.fixed === undefined && draws.chance(0.012)
  const maritalStatus = draws.from(maritalStatuses)
  return {
    fullName,
    aliases: fate.fixed === undefined ? drawAliases(draws, fullName, fate.sex, culture) : [],
    sex: fate.sex,
    birthDate: birthDate(isBirthDateCorrected ? year - draws.between(1, 2) : year, slot),
    isBirthDateCorrected,
    nik: nikOf(drawNikPrefix(draws, fate.home), { ...slot, year }, fate.sex),
    nikCheck: drawNikCheck(draws, seenOn, isBirthDateCorrected),
    kkNumber: drawKk(draws, fate.home),
    nationality: 'ID',
    maritalStatus,
    educationLevel: draws.from(educationLevels),
    kecamatan: fate.home,
    desa: fate.desa,
    addressDetail: drawAddress(draws),
    kin: drawKin(draws, { index, culture, sex: fate.sex, maritalStatus }),
    needs: drawNeeds(draws, fate.sex),
  }
}

/** The shares of those placed in 2021 (money.kompas.com, 2022-03-06). As printed, the rows on schools add up to too many. */
const educationLevels: DrawTable<EducationLevel> = drawTable([
  ['PRIMARY', 27907],
  ['JUNIOR_SECONDARY', 44336],
  ['SENIOR_SECONDARY', 39450],
  ['DIPLOMA', 929],
  ['BACHELOR_OR_HIGHER', 546],
])

const maritalStatuses: DrawTable<MaritalStatus> = drawTable([
  ['MARRIED', 31417],
  ['SINGLE', 23015],
  ['DIVORCED', 16193],
  ['WIDOWED', 2000],
])

/** Most who leave are young; all have come of age before anything here begins. */
function drawYear(draws: Draws): number {
  return 2004 - Math.floor(draws.next() ** 1.5 * 34)
}

function yearOfRemainder(year: number, remainder: number): number {
  return year - ((year - remainder + 4) % 4)
}

function birthDate(year: number, { month, day }: BirthSlot): string {
  return isoDate(dayOf(`${year}-${two(month)}-${two(day)}`))
}

function drawNikCheck(draws: Draws, seenOn: number | undefined, isCorrected: boolean): NikCheck {
  const method = draws.chance(0.9) ? 'CARD_SEEN' : 'FAMILY_CARD_SEEN'
  if (seenOn === undefined) return { status: 'NOT_CHECKED', method: undefined, on: undefined }
  return { status: isCorrected ? 'MISMATCH' : 'CONFIRMED', method, on: isoDate(seenOn) }
}

/** A family card: the place and the day it was issued, and a serial no real card has. */
function drawKk(draws: Draws, home: Kecamatan): string {
  const issued = `${two(draws.between(1, 28))}${two(draws.between(1, 12))}${two(draws.between(5, 22))}`
  return `${home.nikPrefix}${issued}${draws.between(9000, 9999)}`
}

interface KinOf {
  readonly index: number
  readonly culture: Culture
  readonly sex: Sex
  readonly maritalStatus: MaritalStatus
}

function drawKin(draws: Draws, { index, culture, sex, maritalStatus }: KinOf): DemoIdentity['kin'] {
  const relation: KinRelation = draws.pick(maritalStatus === 'MARRIED' ? kinOfMarried : kinOfOthers)
  const otherSex: Sex = sex === 'FEMALE' ? 'MALE' : 'FEMALE'
  const kinSex = relation === 'SPOUSE' || draws.chance(0.5) ? otherSex : sex
  return { name: drawName(draws, kinSex, culture), relation, phone: homePhone(index, 9) }
}

const kinOfMarried: readonly KinRelation[] = ['SPOUSE', 'SPOUSE', 'SPOUSE', 'PARENT', 'SIBLING']
const kinOfOthers: readonly KinRelation[] = ['PARENT', 'PARENT', 'SIBLING', 'ADULT_CHILD']

function drawNeeds(draws: Draws, sex: Sex): readonly Need[] {
  const draw = draws.next()
  if (draw < 0.008) return ['DISABILITY']
  if (draw < 0.02) return ['CHRONIC_ILLNESS']
  return draw < 0.026 && sex === 'FEMALE' ? ['PREGNANCY'] : []
}
