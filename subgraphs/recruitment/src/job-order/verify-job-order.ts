import { randomUUID } from 'node:crypto'
import type { AgencyContext, NewRow } from '@simpul/agency'
import { dayUntil, numberOf, textOf } from '../acts/checks.ts'
import { lockedAt, refuseIllegal } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { type PublishedJobOrderRow, publishedJobOrders } from '../published-job-order/published-job-order-table.ts'
import { jobOrderSteps } from './job-order-steps.ts'
import { type JobOrderRow, jobOrders } from './job-order-table.ts'
import { namedOrder, type OrderInput } from './named-order.ts'

interface VerifyJobOrderInput extends OrderInput {
  readonly sip2miNumber: string
  readonly sip2miQuota: number
  readonly verifiedOn: string
}

/** Records that an order was verified, with the permit that came of it. From now on everybody may know what it offers. */
export async function verifyJobOrder(
  _: unknown,
  { input }: { readonly input: VerifyJobOrderInput },
  context: AgencyContext,
): Promise<{ readonly jobOrder: { readonly id: string } }> {
  const { jobOrderId: id, expectedVersion } = input
  const sip2miNumber = textOf('sip2miNumber', input.sip2miNumber, 100)
  const sip2miQuota = numberOf('sip2miQuota', input.sip2miQuota, { least: 1, most: 10_000 })
  const verifiedOn = dayUntil('verifiedOn', input.verifiedOn, context.today)
  const jobOrder = await context.write('verifyJobOrder', input, async (write) => {
    const order = await lockedAt(write, namedOrder, { id, expectedVersion })
    refuseIllegal('status', jobOrderSteps, { from: order.status, to: 'VERIFIED' })
    refuseLapsed(order, context.today)
    await write.change(jobOrders, id, expectedVersion, {
      status: 'VERIFIED',
      sip2miNumber,
      sip2miQuota,
      sip2miRemaining: sip2miQuota,
      sip2miIsValid: true,
    })
    await write.insert(publishedJobOrders, published(order, verifiedOn))
    return { id }
  })
  return { jobOrder }
}

function refuseLapsed({ closesOn }: JobOrderRow, today: string): void {
  if (closesOn === null || closesOn >= today) return
  throw conflict('jobOrderId', {
    en: `The last day to apply was ${closesOn}; change it first.`,
    id: `Hari terakhir melamar adalah ${closesOn}; ubah dahulu.`,
  })
}

function published(order: JobOrderRow, verifiedOn: string): NewRow<PublishedJobOrderRow> {
  const { id: jobOrderId, companyId, country, position, sector, quota, wageOffer, wageCurrency, closesOn } = order
  const terms = { companyId, country, position, sector, quota, wageOffer, wageCurrency, closesOn }
  return { id: randomUUID(), jobOrderId, ...terms, verifiedOn }
}
