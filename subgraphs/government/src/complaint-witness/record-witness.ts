import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { heldRow } from '../case-acts/held-row.ts'
import { most, readOptionalPhone, readOptionalText, readPastDay, readText } from '../case-acts/read-input.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { complaintWitnesses } from './complaint-witness-table.ts'

interface RecordWitnessInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly name: string
  readonly phone?: string | null
  readonly statement?: string | null
  readonly heardOn?: string | null
}

/** Writes down who saw what is complained of. Own staff only. */
export async function recordComplaintWitness(
  _: unknown,
  { input }: { readonly input: RecordWitnessInput },
  { write: run, today }: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const heard = {
    name: readText('name', input.name, most.name),
    phone: readOptionalPhone('phone', input.phone),
    statement: readOptionalText('statement', input.statement, most.statement),
    heardOn: readPastDay('heardOn', input.heardOn ?? today, today),
  }
  return run('recordComplaintWitness', input, async (write) => {
    const { id } = await heldRow(write, complaints, { field: 'complaintId', id: input.complaintId })
    await write.insert(complaintWitnesses, { id: randomUUID(), complaintId: id, ...heard })
    return { complaint: { id } }
  })
}
