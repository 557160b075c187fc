import { illegalMove } from '@simpul/agency'
import type { MediationRow } from './mediation-table.ts'

type MediationState = MediationRow['state']

/** What may follow each state of a mediation. */
export const mediationMoves: Readonly<Record<MediationState, readonly MediationState[]>> = {
  PLANNED: ['HELD', 'CANCELLED'],
  HELD: [],
  CANCELLED: [],
}

/** Refuses a step that does not follow. */
export function refuseMediationMove({ state }: Pick<MediationRow, 'state'>, to: MediationState): void {
  if (!mediationMoves[state].includes(to)) throw illegalMove('input.mediationId', state, to, mediationMoves[state])
}
