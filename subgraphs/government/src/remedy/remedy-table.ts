import { type Row, rowTable } from '@simpul/agency'

export interface RemedyRow extends Row {
  readonly complaintId: string
  readonly workerId: string | null
  readonly type: RemedyType
  readonly amount: number | null
  readonly currency: string | null
  readonly isPaid: boolean
}

export type RemedyType =
  | 'WAGES_PAID'
  | 'COSTS_PAID_BACK'
  | 'COMPENSATION'
  | 'INSURANCE_BENEFIT'
  | 'DOCUMENTS_GIVEN_BACK'
  | 'WORK_RESTORED'
  | 'OTHER'

/** What workers obtained through a complaint. */
export const remedies = rowTable<RemedyRow>({
  type: 'Remedy',
  columns: {
    complaintId: 'text',
    workerId: 'text',
    type: 'text',
    amount: 'int',
    currency: 'text',
    isPaid: 'boolean',
  },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
