import { type Row, rowTable } from '@simpul/agency'

export interface ComplaintRespondentRow extends Row {
  readonly complaintId: string
  readonly companyId: string | null
  readonly employerName: string | null
}

/** Against whom complaints are directed. */
export const complaintRespondents = rowTable<ComplaintRespondentRow>({
  type: 'ComplaintRespondent',
  columns: { complaintId: 'text', companyId: 'text', employerName: 'text' },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
