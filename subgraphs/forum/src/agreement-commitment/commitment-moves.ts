/** How a commitment stands. A renegotiated one is open still, with another day. */
export type CommitmentState = 'OPEN' | 'KEPT' | 'RENEGOTIATED' | 'BROKEN'

const next: Readonly<Record<CommitmentState, readonly CommitmentState[]>> = {
  OPEN: ['KEPT', 'RENEGOTIATED', 'BROKEN'],
  RENEGOTIATED: ['KEPT', 'RENEGOTIATED', 'BROKEN'],
  // who broke a promise may still make it good, with a new day that all can see
  BROKEN: ['RENEGOTIATED'],
  KEPT: [],
}

/** The states that may follow. */
export function legalAfter(state: CommitmentState): readonly CommitmentState[] {
  return next[state]
}
