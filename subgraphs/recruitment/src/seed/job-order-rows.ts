import type { NewRow } from '@simpul/agency'
import { addDays, type DemoJobOrder, demoJobOrders, demoPartners, derivedId, hubCompany } from '@simpul/demo'
import type { JobOrderRow } from '../job-order/job-order-table.ts'
import type { PublishedJobOrderRow } from '../published-job-order/published-job-order-table.ts'

/** The company's orders of a population: of this year, of the years before, and those it prepares for the next. */
export function companyOrders(today: string, workers: number): readonly DemoJobOrder[] {
  const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`
  const orders = demoJobOrders({ today, workers })
  const prepared = demoJobOrders({ today: nextYear, workers }).filter(({ openedOn }) => openedOn === nextYear)
  return [...orders, ...prepared].filter(({ companyId }) => companyId === hubCompany)
}

/** An order as it stands on a day. Nobody has been placed for it yet. */
export function jobOrderRow(order: DemoJobOrder, today: string): NewRow<JobOrderRow> {
  const status = statusOn(order, today)
  const isPermitted = status === 'VERIFIED' || status === 'CLOSED'
  const permitted = isPermitted ? order.quota : null
  return {
    ...termsOf(order),
    id: order.id,
    employerId: null,
    status,
    overseasPartner: partnerNames.get(order.partnerId) ?? null,
    sip2miNumber: isPermitted ? order.sip2miNumber : null,
    sip2miQuota: permitted,
    sip2miRemaining: permitted,
    sip2miIsValid: status === 'VERIFIED',
    version: 1,
  }
}

/** What everybody may know of an order that is verified and still open. Orders are verified before they open. */
export function publishedOrderRows(order: DemoJobOrder, today: string): readonly NewRow<PublishedJobOrderRow>[] {
  if (statusOn(order, today) !== 'VERIFIED') return []
  const verifiedOn = addDays(order.openedOn, -7 - (numberOf(order.id) % 21))
  return [{ ...termsOf(order), id: derivedId(order.id, 'published'), jobOrderId: order.id, verifiedOn }]
}

function termsOf({ companyId, destination, post, quota, closesOn }: DemoJobOrder) {
  return {
    companyId,
    country: destination.code,
    position: post.title.en,
    sector: post.sector,
    quota,
    wageOffer: post.wage,
    wageCurrency: destination.currency,
    closesOn,
  }
}

/** Some of the orders for next year are with the government already; a few were taken back. */
function statusOn({ id, openedOn, closesOn }: DemoJobOrder, today: string): JobOrderRow['status'] {
  if (closesOn < today) return 'CLOSED'
  if (openedOn <= today) return 'VERIFIED'
  const draw = numberOf(id) % 10
  if (draw === 0) return 'WITHDRAWN'
  return draw < 6 ? 'SUBMITTED' : 'DRAFT'
}

const partnerNames = new Map(demoPartners.map(({ id, name }) => [id, name]))

/** A number that an id always gives. */
function numberOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16)
}
