import { type Row, rowTable } from '@simpul/agency'
import type { JobOrderStatus } from './job-order-steps.ts'

export interface JobOrderRow extends Row {
  readonly companyId: string
  readonly employerId: string | null
  readonly country: string
  readonly position: string
  readonly sector: string
  readonly quota: number
  readonly wageOffer: number | null
  readonly wageCurrency: string | null
  readonly closesOn: string | null
  readonly status: JobOrderStatus
  readonly overseasPartner: string | null
  readonly sip2miNumber: string | null
  readonly sip2miQuota: number | null
  readonly sip2miRemaining: number | null
  readonly sip2miIsValid: boolean
  readonly version: number
}

/** The orders for workers, verified or not yet. An order is `LINKED` for whom the company informs of it. */
export const jobOrders = rowTable<JobOrderRow>({
  type: 'JobOrder',
  columns: {
    companyId: 'text',
    employerId: 'text',
    country: 'text',
    position: 'text',
    sector: 'text',
    quota: 'int',
    wageOffer: 'int',
    wageCurrency: 'text',
    closesOn: 'date',
    status: 'text',
    overseasPartner: 'text',
    sip2miNumber: 'text',
    sip2miQuota: 'int',
    sip2miRemaining: 'int',
    sip2miIsValid: 'boolean',
    version: 'int',
  },
})
