import type { DepositProposalState } from './deposit-proposal-table.ts'

/** What may follow each state: it is sent to the ministry, which decides; what it grants is drawn. */
export const depositMoves: Readonly<Record<DepositProposalState, readonly DepositProposalState[]>> = {
  PROPOSED: ['SENT'],
  SENT: ['APPROVED', 'REFUSED'],
  APPROVED: ['DRAWN'],
  REFUSED: [],
  DRAWN: [],
}
