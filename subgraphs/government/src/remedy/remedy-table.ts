import { rowTable, type VersionedRow } from '@simpul/agency'

export interface RemedyRow extends VersionedRow {
  readonly complaintId: string
  readonly workerId: string | null
  readonly type: RemedyType
  readonly amount: number | null
  readonly currency: string | null
  readonly isPaid: boolean
  readonly agreedOn: string | null
  readonly paidOn: string | null
  readonly isFromDeposit: boolean
  /** The day it was clear that it would not come as agreed. */
  readonly brokenOn: string | null
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
    agreedOn: 'date',
    paidOn: 'date',
    isFromDeposit: 'boolean',
    brokenOn: 'date',
    version: 'int',
  },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
