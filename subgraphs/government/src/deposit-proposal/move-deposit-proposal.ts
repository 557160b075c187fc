import { randomUUID } from 'node:crypto'
import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { readPastDay } from '../case-acts/read-input.ts'
import { remedies } from '../remedy/remedy-table.ts'
import { depositMoves } from './deposit-moves.ts'
import { type DepositProposalRow, type DepositProposalState, depositProposals } from './deposit-proposal-table.ts'
import type { DepositProposalPayload } from './propose-deposit.ts'

type Step = Exclude<DepositProposalState, 'PROPOSED'>

export interface MoveDepositProposalInput {
  readonly clientKey: string
  readonly depositProposalId: string
  readonly expectedVersion: number
  readonly to: Step
  readonly on: string
}

/** Which day is noted with a step. */
const dayOf = { SENT: 'sentOn', APPROVED: 'decidedOn', REFUSED: 'decidedOn', DRAWN: 'drawnOn' } as const

/** Records that a proposal went on; what was drawn is a remedy from then on, paid once the worker has it. Own staff only. */
export async function moveDepositProposal(
  _: unknown,
  { input }: { readonly input: MoveDepositProposalInput },
  { write: run, today }: AgencyContext,
): Promise<DepositProposalPayload> {
  const { depositProposalId: id, expectedVersion, to } = input
  const moved = await run('moveDepositProposal', input, async (write) => {
    const proposal = await heldVersion(write, depositProposals, { field: 'depositProposalId', id, expectedVersion })
    const legal = depositMoves[proposal.state]
    if (!legal.includes(to)) throw illegalMove('input.to', proposal.state, to, legal)
    const on = readPastDay('on', input.on, today, lastDayOf(proposal))
    await write.change(depositProposals, id, expectedVersion, { state: to, [dayOf[to]]: on })
    if (to === 'DRAWN') await addRemedy(write, proposal, on)
    return { id }
  })
  return { depositProposal: moved }
}

function lastDayOf({ proposedOn, sentOn, decidedOn }: DepositProposalRow): string {
  return decidedOn ?? sentOn ?? proposedOn
}

async function addRemedy(write: Write, proposal: DepositProposalRow, agreedOn: string): Promise<void> {
  const { complaintId, workerId, amount, remedyType: type } = proposal
  const drawn = { complaintId, workerId, type, amount, currency: 'IDR', agreedOn, isFromDeposit: true }
  const begun = { isPaid: false, paidOn: null, brokenOn: null, version: 1 }
  await write.insert(remedies, { id: randomUUID(), ...drawn, ...begun })
}
