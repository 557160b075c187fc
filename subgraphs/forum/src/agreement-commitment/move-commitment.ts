import { randomUUID } from 'node:crypto'
import { type AgencyContext, HubError, illegalMove, type Write } from '@simpul/agency'
import type { ActInput, Reference } from '../acts/act.ts'
import { speakerOf } from '../acts/speaker.ts'
import { commitmentChanges } from '../commitment-change/commitment-change-table.ts'
import { type AgreementCommitmentRow, agreementCommitments } from './agreement-commitment-table.ts'
import { type CommitmentState, legalAfter } from './commitment-moves.ts'

/** What every act on a commitment names. */
export interface MoveInput extends ActInput {
  readonly commitmentId: string
  readonly expectedVersion: number
}

/** One move of a commitment by the agency that made it. */
export interface CommitmentMove {
  readonly mutation: string
  readonly to: CommitmentState
  /** What shows that it was kept, or why it was not. */
  readonly words: string
  /** What else changes, seen from the commitment as it stands. */
  changes(
    commitment: AgreementCommitmentRow,
  ): Partial<Pick<AgreementCommitmentRow, 'dueOn' | 'keptOn' | 'evidence' | 'lateOn'>>
}

/** Moves a commitment, and keeps what it was before. */
export async function moveCommitment(
  context: AgencyContext,
  input: MoveInput,
  move: CommitmentMove,
): Promise<{ readonly commitment: Reference }> {
  const commitment = await context.write(move.mutation, input, async (write) => {
    const found = await lockCommitment(write, input.commitmentId)
    speakerOf(context, found.madeBy)
    if (!legalAfter(found.state).includes(move.to))
      throw illegalMove('input.commitmentId', found.state, move.to, legalAfter(found.state))
    const changes = move.changes(found)
    await write.change(agreementCommitments, found.id, input.expectedVersion, { state: move.to, ...changes })
    await write.insert(commitmentChanges, {
      id: randomUUID(),
      agreementCommitmentId: found.id,
      number: found.version,
      fromState: found.state,
      toState: move.to,
      dueBefore: found.dueOn,
      dueAfter: changes.dueOn ?? found.dueOn,
      words: move.words,
      changedOn: context.today,
    })
    return { id: found.id }
  })
  return { commitment }
}

async function lockCommitment(write: Write, id: string): Promise<AgreementCommitmentRow> {
  await write.query('select from agreement_commitment where id = $1 for update', [id])
  const found = await write.find(agreementCommitments, id)
  if (found !== null) return found
  throw new HubError(
    'NOT_FOUND',
    'There is no such commitment, or none that you may know of. · Tidak ada komitmen itu, atau Anda tidak boleh mengetahuinya.',
    { detail: { field: 'input.commitmentId' } },
  )
}
