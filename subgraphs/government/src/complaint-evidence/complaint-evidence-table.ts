import { type Row, rowTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface ComplaintEvidenceRow extends Row {
  readonly complaintId: string
  /** The worker, who may then read it; null where it shows other people. */
  readonly subjectId: string | null
  readonly kind: ComplaintEvidenceKind
  readonly description: string
  readonly receivedOn: string
  /** The SHA-256 of the file as it was handed in. */
  readonly contentHash: string | null
  /** The evidence itself, where it was sent. */
  readonly fileId: string | null
}

export type ComplaintEvidenceKind = 'DOCUMENT' | 'PHOTO' | 'RECORDING' | 'MESSAGES' | 'PAYMENT_PROOF' | 'OTHER'

/** What was handed in with a complaint. */
export const complaintEvidence = rowTable<ComplaintEvidenceRow>({
  type: 'ComplaintEvidence',
  columns: {
    complaintId: 'text',
    subjectId: 'text',
    kind: 'text',
    description: 'text',
    receivedOn: 'date',
    contentHash: 'text',
    fileId: 'text',
  },
  hangsOn: onComplaint,
})
