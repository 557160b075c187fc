import { illegalMove } from '@simpul/agency'
import type { CaseCommitmentRow } from './case-commitment-table.ts'

type CommitmentState = CaseCommitmentRow['state']

/** What may follow each state of a promise. One that was renegotiated lives on in the one that took its place. */
export const commitmentMoves: Readonly<Record<CommitmentState, readonly CommitmentState[]>> = {
  OPEN: ['KEPT', 'BROKEN', 'RENEGOTIATED'],
  KEPT: [],
  BROKEN: [],
  RENEGOTIATED: [],
}

/** Refuses a step that does not follow. */
export function refuseCommitmentMove({ state }: Pick<CaseCommitmentRow, 'state'>, to: CommitmentState): void {
  if (!commitmentMoves[state].includes(to))
    throw illegalMove('input.caseCommitmentId', state, to, commitmentMoves[state])
}
