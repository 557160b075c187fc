import type { ClarificationRequestRow } from './clarification-request-table.ts'

type ClarificationState = ClarificationRequestRow['state']

/** What may follow each state: an answer is welcome late too, and nothing follows the minutes. */
export const clarificationMoves: Readonly<Record<ClarificationState, readonly ClarificationState[]>> = {
  ASKED: ['ANSWERED', 'OVERDUE', 'CLOSED'],
  OVERDUE: ['ANSWERED', 'CLOSED'],
  ANSWERED: ['CLOSED'],
  CLOSED: [],
}
