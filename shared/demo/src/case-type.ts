import { type CaseType, publishedCaseTypes } from './case-vocabulary.ts'
import type { ProceduralStatus } from './demo-worker.ts'
import { complaintTypeShares } from './published-shares.ts'
import { type DrawTable, type Draws, drawTable } from './random.ts'

const published = drawTable(complaintTypeShares)

/** What a case is filed under: the six published types as often as published, the rest by what fits the worker's status. */
export function drawCaseType(draws: Draws, status: ProceduralStatus): CaseType {
  const category = draws.from(published)
  return publishedCaseTypes[category] ?? draws.from(status === 'PROCEDURAL' ? otherWithin : otherOutside)
}

/** What else may be the matter besides what a case was filed under. */
export function drawFurtherTypes(draws: Draws, first: CaseType): readonly CaseType[] {
  const often = seenWith[first]
  return often !== undefined && draws.chance(0.45) ? [draws.pick(often)] : []
}

/** The types after which nobody has left: the plan ended before departure. */
export const typesBeforeDeparture: readonly CaseType[] = ['FAILED_TO_DEPART', 'JOB_FRAUD', 'INTERNSHIP_SOLD_AS_WORK']

const otherWithin: DrawTable<CaseType> = drawTable([
  ['WORK_NOT_AS_AGREED', 20],
  ['ONE_SIDED_TERMINATION', 14],
  ['SICK', 14],
  ['OVERCHARGING', 14],
  ['SOCIAL_SECURITY_CLAIM', 10],
  ['WITHHELD_DOCUMENTS', 9],
  ['VIOLENCE', 7],
  ['DEPRESSION', 5],
  ['HARASSMENT', 4],
  ['LOST_CONTACT', 3],
])

const otherOutside: DrawTable<CaseType> = drawTable([
  ['OVERSTAY', 18],
  ['TRAFFICKING', 14],
  ['ONLINE_SCAM', 13],
  ['SICK', 13],
  ['DETENTION', 11],
  ['LOST_CONTACT', 10],
  ['VIOLENCE', 8],
  ['WITHHELD_DOCUMENTS', 6],
  ['INTERNSHIP_SOLD_AS_WORK', 4],
  ['HARASSMENT', 3],
])

const seenWith: Partial<Record<CaseType, readonly CaseType[]>> = {
  ASKS_REPATRIATION: ['UNPAID_WAGES', 'SICK', 'VIOLENCE', 'WITHHELD_DOCUMENTS'],
  UNPAID_WAGES: ['WITHHELD_DOCUMENTS', 'WORK_NOT_AS_AGREED', 'ONE_SIDED_TERMINATION'],
  DEPORTED: ['OVERSTAY', 'DETENTION'],
  FAILED_TO_DEPART: ['OVERCHARGING', 'JOB_FRAUD'],
  JOB_FRAUD: ['OVERCHARGING'],
  WORK_NOT_AS_AGREED: ['OVERCHARGING', 'UNPAID_WAGES'],
  ONLINE_SCAM: ['TRAFFICKING', 'WITHHELD_DOCUMENTS'],
  TRAFFICKING: ['WITHHELD_DOCUMENTS', 'VIOLENCE'],
  VIOLENCE: ['ASKS_REPATRIATION', 'HARASSMENT'],
  OVERSTAY: ['DETENTION'],
}
