import { randomUUID } from 'node:crypto'
import { type AgencyContext, attachFile, type Write } from '@simpul/agency'
import { heldRow } from '../case-acts/held-row.ts'
import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { type ComplaintEvidenceKind, type ComplaintEvidenceRow, complaintEvidence } from './complaint-evidence-table.ts'

interface RecordEvidenceInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly kind: ComplaintEvidenceKind
  readonly description: string
  readonly showsOthers: boolean
  readonly receivedOn?: string | null
  readonly contentHash?: string | null
  readonly fileId?: string | null
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
    const about = { id: randomUUID(), complaintId: id, subjectId, kind, description, receivedOn }
    await write.insert(complaintEvidence, { ...about, ...(await contentOf(write, about.id, input)) })
    return { complaint: { id } }
  })
}

/** The file, where it was sent, and its hash; a hash that is named must be the file's. */
async function contentOf(
  write: Write,
  rowId: string,
  { fileId = null, contentHash = null }: RecordEvidenceInput,
): Promise<Pick<ComplaintEvidenceRow, 'fileId' | 'contentHash'>> {
  if (fileId === null) return { fileId, contentHash }
  const { sha256 } = await attachFile(write, { fileId, type: 'ComplaintEvidence', rowId })
  refuseUnless(contentHash === null || contentHash === sha256, 'contentHash', {
    en: 'is not the SHA-256 of the file that fileId names',
    id: 'bukan SHA-256 dari berkas yang ditunjuk fileId',
  })
  return { fileId, contentHash: sha256 }
}
