import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { heldOpenComplaint, receivedOn } from '../case-acts/held-complaint.ts'
import { readPastDay } from '../case-acts/read-input.ts'
import { type AmountInput, readRemedyAmount } from './read-amount.ts'
import { remedies } from './remedy-table.ts'

export interface AgreeRemedyInput extends AmountInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly agreedOn: string
}

/** A remedy after an act on it. */
export interface RemedyPayload {
  readonly remedy: { readonly id: string }
}

/** Writes down what was agreed or decided for a worker. Own staff only. */
export async function agreeRemedy(
  _: unknown,
  { input }: { readonly input: AgreeRemedyInput },
  { write: run, today }: AgencyContext,
): Promise<RemedyPayload> {
  const what = readRemedyAmount(input)
  const agreed = await run('agreeRemedy', input, async (write) => {
    const complaint = await heldOpenComplaint(write, input.complaintId)
    const agreedOn = readPastDay('agreedOn', input.agreedOn, today, receivedOn(complaint))
    const { id: complaintId, workerId } = complaint
    const row = { id: randomUUID(), complaintId, workerId, ...what, agreedOn }
    await write.insert(remedies, {
      ...row,
      isPaid: false,
      paidOn: null,
      isFromDeposit: false,
      brokenOn: null,
      version: 1,
    })
    return { id: row.id }
  })
  return { remedy: agreed }
}
