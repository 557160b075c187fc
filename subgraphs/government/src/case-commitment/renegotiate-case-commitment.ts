import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { commitmentDue } from '../case-acts/due-jobs.ts'
import { most, readComingDay, readOptionalText, readText } from '../case-acts/read-input.ts'
import type { ComplainantRelation } from '../complainant/complainant-table.ts'
import { caseCommitments, undecided } from './case-commitment-table.ts'
import { refuseCommitmentMove } from './commitment-moves.ts'
import { addCommitment } from './promise.ts'
import { type CaseCommitmentPayload, type CommitmentAct, heldCommitment } from './settle-case-commitment.ts'

export interface RenegotiateCaseCommitmentInput extends CommitmentAct {
  readonly dueOn: string
  readonly promise?: string | null
  readonly agreedForCompany: string
  readonly agreedForWorker: ComplainantRelation
}

/**
 * Puts a promise with a new last day in the place of one that is open, agreed by both sides. It stays a promise of the
 * same clarification, so that what follows when it is broken stays the same. Own staff only.
 */
export async function renegotiateCaseCommitment(
  _: unknown,
  { input }: { readonly input: RenegotiateCaseCommitmentInput },
  { write: run, today }: AgencyContext,
): Promise<CaseCommitmentPayload> {
  const agreedForCompany = readText('agreedForCompany', input.agreedForCompany, most.name)
  const promise = readOptionalText('promise', input.promise, most.note)
  const dueOn = readComingDay('dueOn', input.dueOn, today)
  const { agreedForWorker } = input
  const made = await run('renegotiateCaseCommitment', input, async (write) => {
    const held = await heldCommitment(write, input)
    refuseCommitmentMove(held, 'RENEGOTIATED')
    await write.change(caseCommitments, held.id, held.version, { state: 'RENEGOTIATED' })
    await write.noJob(commitmentDue, held.id)
    const { clarificationRequestId, complaintId, workerId, madeBy } = held
    const same = { clarificationRequestId, complaintId, workerId, madeBy, promise: promise ?? held.promise }
    const agreed = { dueOn, agreedForCompany, agreedForWorker, replacesId: held.id, legalBasis: null }
    const row = { ...undecided, ...same, ...agreed, id: randomUUID() }
    await addCommitment(write, row, { type: 'CaseCommitment', id: held.id })
    return { id: row.id }
  })
  return { caseCommitment: made }
}
