import { type Row, rowTable } from '@simpul/agency'

export interface ComplaintRespondentRow extends Row {
  readonly complaintId: string
  readonly companyId: string | null
  readonly employerName: string | null
  /** An agency that places nobody. */
  readonly agency: string | null
  /** One of the Manpower Service's own people, by the name of the account. */
  readonly staffMember: string | null
}

/** Against whom complaints are directed. */
export const complaintRespondents = rowTable<ComplaintRespondentRow>({
  type: 'ComplaintRespondent',
  columns: { complaintId: 'text', companyId: 'text', employerName: 'text', agency: 'text', staffMember: 'text' },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
