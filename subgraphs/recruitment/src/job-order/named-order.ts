import type { WriteInput } from '@simpul/agency'
import type { Named } from '../acts/own-row.ts'
import { type JobOrderRow, jobOrders } from './job-order-table.ts'

/** An order that an input names. */
export const namedOrder: Named<JobOrderRow> = {
  table: jobOrders,
  field: 'jobOrderId',
  what: { en: 'job order', id: 'permintaan kerja' },
}

/** An input that changes an order. */
export interface OrderInput extends WriteInput {
  readonly jobOrderId: string
  readonly expectedVersion: number
}
