import type { ComplaintStatus } from './complaint-table.ts'

/** What may follow each status. What was settled may be taken up again; a complaint that is closed is not. */
export const complaintMoves: Readonly<Record<ComplaintStatus, readonly ComplaintStatus[]>> = {
  RECEIVED: ['INCOMPLETE', 'CLARIFICATION', 'MEDIATION', 'SETTLED', 'HANDED_OVER', 'CLOSED'],
  INCOMPLETE: ['RECEIVED', 'HANDED_OVER', 'CLOSED'],
  CLARIFICATION: ['INCOMPLETE', 'MEDIATION', 'SETTLED', 'HANDED_OVER', 'CLOSED'],
  MEDIATION: ['CLARIFICATION', 'SETTLED', 'HANDED_OVER', 'CLOSED'],
  SETTLED: ['CLARIFICATION', 'MEDIATION', 'CLOSED'],
  HANDED_OVER: ['CLOSED'],
  CLOSED: [],
}

/** The statuses in which nobody works on a complaint here. */
export const endedStatuses: readonly ComplaintStatus[] = ['SETTLED', 'HANDED_OVER', 'CLOSED']

/** Why a complaint is closed: by a clock of the rules, or otherwise. */
export type ComplaintClosedBecause =
  | 'DOCUMENTS_NOT_COMPLETED'
  | 'NO_CLARITY'
  | 'COMPLAINANT_UNREACHABLE'
  | 'HANDED_TO_MINISTRY'
  | 'UNSOLVABLE'
  | 'WITHDRAWN'
  | 'SETTLED'
  | 'OTHER'
