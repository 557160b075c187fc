import { government, ngo } from './agencies.ts'
import { drawCare } from './care.ts'
import { type Channel, type Matter, markersOf, typeOf } from './case-vocabulary.ts'
import { drawClarifications, notClarified } from './clarifications.ts'
import { isoDate } from './days.ts'
import type { ClosedBecause, DemoCase, DemoIdentity, DemoPlacement } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import type { Fate, Trouble } from './fate.ts'
import type { Journey } from './journey.ts'
import { drawFurtherMatters } from './matters.ts'
import { narrativeOf } from './narratives.ts'
import { type Draws, type DrawTable, drawTable } from './random.ts'
import { drawReferral } from './referrals.ts'
import { drawRemedies } from './remedies.ts'
import { drawRepatriation } from './repatriations.ts'
import { drawRespondent } from './respondents.ts'

/** What a case is drawn from. */
export interface CaseFacts {
  readonly workerId: string
  readonly person: DemoIdentity
  readonly fate: Fate
  readonly journey: Journey
  readonly placement: DemoPlacement | undefined
  readonly today: number
}

/** Draws a worker's cases: mostly none, mostly one; now and then the family went to the other agency as well. */
export function drawCases(draws: Draws, facts: CaseFacts): readonly DemoCase[] {
  const { trouble } = facts.fate
  const day = facts.journey.caseDay
  if (trouble === undefined || day === undefined) return []
  const first = drawCase(draws, facts, { trouble, day, number: 1 })
  const secondDay = day + draws.between(5, 90)
  const hasSecond = draws.chance(0.05) && first.referral === undefined && secondDay <= facts.today
  if (!hasSecond || facts.fate.fixed !== undefined) return [first]
  const other: Trouble = { ...trouble, intake: trouble.intake === ngo ? government : ngo, isReferred: false }
  return [first, drawCase(draws, facts, { trouble: other, day: secondDay, number: 2 })]
}

interface CaseStart {
  readonly trouble: Trouble
  readonly day: number
  readonly number: number
}

function drawCase(draws: Draws, facts: CaseFacts, { trouble, day, number }: CaseStart): DemoCase {
  const { fate, journey, workerId, placement, today } = facts
  const { matter, intake: owner } = trouble
  const matters = [matter, ...(fate.fixed === undefined ? drawFurtherMatters(draws, matter) : [])]
  const gravity = gravityOf(matters)
  const id = derivedId(workerId, 'case', number)
  const ending = fate.fixed === undefined ? drawEnding(draws, day, today) : open
  const respondent = drawRespondent(draws, trouble, placement)
  const referral = drawReferral(draws, { id, trouble, day, today, isClosed: ending.closedOn !== undefined })
  const isGovernments = owner === government || referral?.receiverCaseId !== undefined
  const firstAction = day + draws.between(0, 9)
  return {
    id,
    owner,
    proceduralStatus: fate.status,
    matter,
    types: [...new Set(matters.map(typeOf))],
    channel: drawChannel(draws, facts, trouble),
    severity: draws.pick(severities[gravity]),
    markers: markersOf(matters),
    country: fate.destination,
    receivedOn: isoDate(day),
    firstActionOn: firstAction <= today ? isoDate(firstAction) : undefined,
    ...ending,
    complainant: complainantOf(draws, facts, matter),
    respondent,
    narrative: narrativeOf(matter, fate.destination),
    ...drawCare(draws, { owner, gravity, day, today }),
    ...(isGovernments && respondent?.kind === 'COMPANY' ? drawClarifications(draws, day, today) : notClarified),
    remedies: drawRemedies(draws, matter, { ...ending, respondent }),
    repatriation: drawRepatriation(draws, { owner, day, journey, placement }),
    death: matter === 'DEATH' ? drawDeath(draws, day) : undefined,
    referral,
  }
}

/** How a case ended, if it did. */
export type Ending = Pick<DemoCase, 'state' | 'closedOn' | 'closedBecause'>

const open: Ending = { state: 'IN_PROGRESS', closedOn: undefined, closedBecause: undefined }

/** Few are closed within a month; of the old ones most are. */
function drawEnding(draws: Draws, day: number, today: number): Ending {
  const { because, least } = draws.from(endings)
  const closedDay = day + draws.between(least, least + 380)
  if (closedDay <= today) return { state: 'CLOSED', closedOn: isoDate(closedDay), closedBecause: because }
  if (today - day < 5) return { ...open, state: 'RECEIVED' }
  return draws.chance(0.25) ? { ...open, state: 'WAITING' } : open
}

/** Why cases are closed, and the days that the rules on closing ask for (Perban 6/2024 art. 30). */
const endings: DrawTable<{ readonly because: ClosedBecause; readonly least: number }> = drawTable([
  [{ because: 'SOLVED', least: 25 }, 62],
  [{ because: 'DOCUMENTS_NOT_COMPLETED', least: 30 }, 11],
  [{ because: 'NOT_CLEAR', least: 21 }, 7],
  [{ because: 'COMPLAINANT_UNREACHABLE', least: 60 }, 9],
  [{ because: 'HANDED_OVER', least: 10 }, 6],
  [{ because: 'NO_REPLY', least: 183 }, 5],
])

const channelsOf: Readonly<Record<string, DrawTable<Channel>>> = {
  [government]: drawTable([
    ['IN_PERSON', 38],
    ['E_PENGADUAN', 22],
    ['PHONE', 14],
    ['LETTER', 10],
    ['AIRPORT_DESK', 10],
    ['EMAIL', 6],
  ]),
  [ngo]: drawTable([
    ['VILLAGE_GROUP', 36],
    ['PHONE', 26],
    ['SOCIAL_MEDIA', 22],
    ['IN_PERSON', 12],
    ['TEXT_MESSAGE', 4],
  ]),
}

function drawChannel(draws: Draws, { fate }: CaseFacts, { intake }: Trouble): Channel {
  const table = channelsOf[intake]
  return fate.fixed !== undefined || table === undefined ? 'VILLAGE_GROUP' : draws.from(table)
}

/** 0: a matter of papers and money; 1: somebody is in need; 2: a life or freedom is at stake. */
export type Gravity = 0 | 1 | 2

function gravityOf(matters: readonly Matter[]): Gravity {
  if (matters.some((matter) => grave.includes(matter))) return 2
  return matters.some((matter) => light.includes(matter)) ? 0 : 1
}

const grave: readonly Matter[] = [
  'DEATH',
  'TRAFFICKING',
  'VIOLENCE_BY_EMPLOYER',
  'ONLINE_SCAM',
  'HARASSMENT',
  'DETENTION',
]
const light: readonly Matter[] = ['SOCIAL_SECURITY_CLAIM', 'OVERCHARGING', 'JOB_FRAUD', 'FAILED_TO_DEPART']

const severities = [
  ['LOW', 'MEDIUM'],
  ['MEDIUM', 'MEDIUM', 'HIGH'],
  ['HIGH', 'URGENT'],
] as const

function drawDeath(draws: Draws, day: number): DemoCase['death'] {
  return { on: isoDate(day - draws.between(0, 6)), cause: draws.pick(causes) }
}

const causes = ['ILLNESS', 'ILLNESS', 'ACCIDENT', 'NOT_KNOWN'] as const

function complainantOf(draws: Draws, { person, fate }: CaseFacts, matter: Matter): DemoCase['complainant'] {
  if (fate.fixed !== undefined) return { relation: 'SELF', wantsAnonymity: false }
  const cannotSpeak = matter === 'DEATH' || matter === 'LOST_CONTACT' || matter === 'DETENTION'
  const draw = draws.next()
  const wantsAnonymity = draws.chance(0.12)
  if (!cannotSpeak && draw < 0.5) return { relation: 'SELF', wantsAnonymity }
  return { relation: draw < 0.9 ? person.kin.relation : 'VILLAGE_GROUP', wantsAnonymity }
}
