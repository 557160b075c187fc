import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { heldRow } from '../case-acts/held-row.ts'
import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { type ComplaintEvidenceKind, complaintEvidence } from './complaint-evidence-table.ts'

interface RecordEvidenceInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly kind: ComplaintEvidenceKind
  readonly description: string
  readonly showsOthers: boolean
  readonly receivedOn?: string | null
  readonly contentHash?: string | null
}

/** Writes down what was handed in with a complaint. Own staff only. */
export async function recordComplaintEvidence(
  _: unknown,
  { input }: { readonly input: RecordEvidenceInput },
  { write: run, today }: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { kind, contentHash = null } = input
  const description = readText('description', input.description, most.note)
  const receivedOn = readPastDay('receivedOn', input.receivedOn ?? today, today)
  refuseUnless(contentHash === null || /^[0-9a-f]{64}$/.test(contentHash), 'contentHash', {
    en: 'must be a SHA-256 in 64 lower-case hexadecimal digits',
    id: 'harus SHA-256 dalam 64 digit heksadesimal huruf kecil',
  })
  return run('recordComplaintEvidence', input, async (write) => {
    const { id, workerId } = await heldRow(write, complaints, { field: 'complaintId', id: input.complaintId })
    const subjectId = input.showsOthers ? null : workerId
    const row = { id: randomUUID(), complaintId: id, subjectId, kind, description, receivedOn, contentHash }
    await write.insert(complaintEvidence, row)
    return { complaint: { id } }
  })
}
