import { type Matter, publishedCaseTypes } from './case-vocabulary.ts'
import type { ProceduralStatus } from './demo-worker.ts'
import { complaintTypeShares } from './published-shares.ts'
import { type Draws, type DrawTable, drawTable } from './random.ts'

const published = drawTable(complaintTypeShares)

/** What a case is about: the six published types as often as published, the rest by what fits the worker's status. */
export function drawMatter(draws: Draws, status: ProceduralStatus): Matter {
  const category = draws.from(published)
  return publishedCaseTypes[category] ?? draws.from(status === 'PROCEDURAL' ? otherWithin : otherOutside)
}

/** What else may be the matter. */
export function drawFurtherMatters(draws: Draws, first: Matter): readonly Matter[] {
  const often = seenWith[first]
  return often !== undefined && draws.chance(0.45) ? [draws.pick(often)] : []
}

/** The matters after which nobody has left: the plan ended before departure. */
export const mattersBeforeDeparture: readonly Matter[] = ['FAILED_TO_DEPART', 'JOB_FRAUD', 'INTERNSHIP_SOLD_AS_WORK']

const otherWithin: DrawTable<Matter> = drawTable([
  ['CONTRACT_MISMATCH', 20],
  ['ONE_SIDED_TERMINATION', 14],
  ['SICKNESS', 14],
  ['OVERCHARGING', 14],
  ['SOCIAL_SECURITY_CLAIM', 10],
  ['WITHHELD_DOCUMENTS', 9],
  ['VIOLENCE_BY_EMPLOYER', 7],
  ['DEPRESSION', 5],
  ['HARASSMENT', 4],
  ['LOST_CONTACT', 3],
])

const otherOutside: DrawTable<Matter> = drawTable([
  ['OVERSTAY', 18],
  ['TRAFFICKING', 14],
  ['ONLINE_SCAM', 13],
  ['SICKNESS', 13],
  ['DETENTION', 11],
  ['LOST_CONTACT', 10],
  ['VIOLENCE_BY_EMPLOYER', 8],
  ['WITHHELD_DOCUMENTS', 6],
  ['INTERNSHIP_SOLD_AS_WORK', 4],
  ['HARASSMENT', 3],
])

const seenWith: Partial<Record<Matter, readonly Matter[]>> = {
  WANTS_REPATRIATION: ['UNPAID_WAGES', 'SICKNESS', 'VIOLENCE_BY_EMPLOYER', 'WITHHELD_DOCUMENTS'],
  UNPAID_WAGES: ['WITHHELD_DOCUMENTS', 'CONTRACT_MISMATCH', 'ONE_SIDED_TERMINATION'],
  DEPORTED: ['OVERSTAY', 'DETENTION'],
  FAILED_TO_DEPART: ['OVERCHARGING', 'JOB_FRAUD'],
  JOB_FRAUD: ['OVERCHARGING'],
  CONTRACT_MISMATCH: ['OVERCHARGING', 'UNPAID_WAGES'],
  ONLINE_SCAM: ['TRAFFICKING', 'WITHHELD_DOCUMENTS'],
  TRAFFICKING: ['WITHHELD_DOCUMENTS', 'VIOLENCE_BY_EMPLOYER'],
  VIOLENCE_BY_EMPLOYER: ['WANTS_REPATRIATION', 'HARASSMENT'],
  OVERSTAY: ['DETENTION'],
}
