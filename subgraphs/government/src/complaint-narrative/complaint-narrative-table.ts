import { type Row, rowTable } from '@simpul/agency'

export interface ComplaintNarrativeRow extends Row {
  readonly complaintId: string
  /** The worker, who may then read it; null where the account holds other people's data. */
  readonly subjectId: string | null
  readonly text: string
  readonly takenAt: string
}

/** What was told at the counter. */
export const complaintNarratives = rowTable<ComplaintNarrativeRow>({
  type: 'ComplaintNarrative',
  columns: { complaintId: 'text', subjectId: 'text', text: 'text', takenAt: 'timestamptz' },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
