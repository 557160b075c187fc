import { type Kecamatan, kecamatans } from './facts.ts'
import type { Sex } from './names.ts'
import type { Draws } from './random.ts'

/**
 * How many workers have a NIK of their own. Serials of real NIKs begin at 0001 and hardly pass 0030;
 * those here run from 9000 to 9999, so that none is a living person's.
 */
export const mostWorkers = 365 * 1000 * 4

const serials = 1000
const daysOfYear = 365

/** The birthday that keeps worker `index`'s NIK unlike every other's. */
export interface BirthSlot {
  /** 1 to 12, and 1 to 31; never 29 February. */
  readonly month: number
  readonly day: number
  readonly serial: number
  /** The remainder of the birth year by four: it tells workers apart whose birthday and serial are the same. */
  readonly yearRemainder: number
}

/** The slot of a worker: no two indices below `mostWorkers` share birthday, serial and year remainder. */
export function birthSlotOf(index: number): BirthSlot {
  if (!Number.isInteger(index) || index < 0 || index >= mostWorkers) {
    throw new Error(`The population has workers 0 to ${mostWorkers - 1}; ${index} is none of them.`)
  }
  const slot = index % (serials * daysOfYear)
  const round = Math.floor(index / (serials * daysOfYear))
  const serial = 9000 + (slot % serials)
  // 149 and 365 share no factor, so that each serial meets each birthday once a round.
  const dayOfYear = (Math.floor(slot / serials) * 149 + (slot % serials) * 41 + 106) % daysOfYear
  const { month, day } = monthAndDay(dayOfYear)
  return { month, day, serial, yearRemainder: (((slot * 7) % 5) + round) % 4 }
}

/** A NIK: six digits of the place of first registration, the birth date (a woman's day plus 40), a serial. */
export function nikOf(prefix: string, birth: { readonly year: number } & BirthSlot, sex: Sex): string {
  const day = birth.day + (sex === 'FEMALE' ? 40 : 0)
  return `${prefix}${two(day)}${two(birth.month)}${two(birth.year % 100)}${birth.serial}`
}

/** Where somebody was first registered: mostly where they live, sometimes elsewhere in Jember or in East Java. */
export function drawNikPrefix(draws: Draws, home: Kecamatan): string {
  const where = draws.next()
  if (where < 0.86) return home.nikPrefix
  if (where < 0.93) return draws.pick(kecamatans).nikPrefix
  return `${draws.pick(otherRegencies)}${two(draws.between(1, 12))}`
}

/** Pacitan, Ponorogo, Lumajang, Banyuwangi, Bondowoso, Situbondo, Probolinggo: each has districts 01 to 12. */
export const otherRegencies = ['3501', '3502', '3508', '3510', '3511', '3512', '3513'] as const

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const birthdays = monthLengths.flatMap((length, at) =>
  Array.from({ length }, (_, day) => ({ month: at + 1, day: day + 1 })),
)

function monthAndDay(dayOfYear: number): { readonly month: number; readonly day: number } {
  const birthday = birthdays[dayOfYear]
  if (birthday === undefined) throw new Error(`A year has no day ${dayOfYear}.`)
  return birthday
}

/** A number of two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
