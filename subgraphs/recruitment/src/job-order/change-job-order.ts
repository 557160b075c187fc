import type { AgencyContext, Write } from '@simpul/agency'
import { lockedAt } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { type JobOrderRow, jobOrders } from './job-order-table.ts'
import { namedOrder, type OrderInput } from './named-order.ts'
import { type OrderTerms, type OrderTermsInput, orderTermsOf, refuseUnknownEmployer, termNames } from './order-terms.ts'

type ChangeJobOrderInput = OrderInput & { readonly [T in keyof OrderTermsInput]?: OrderTermsInput[T] | null }

/** Changes an order: any term until it is verified, then only until when people may apply. */
export async function changeJobOrder(
  _: unknown,
  { input }: { readonly input: ChangeJobOrderInput },
  context: AgencyContext,
): Promise<{ readonly jobOrder: { readonly id: string } }> {
  const { jobOrderId: id, expectedVersion } = input
  const jobOrder = await context.write('changeJobOrder', input, async (write) => {
    const order = await lockedAt(write, namedOrder, { id, expectedVersion })
    const terms = termsAfter(order, input, context.today)
    refuseFixed(order, terms)
    if (terms.employerId !== order.employerId) await refuseUnknownEmployer(write, terms.employerId)
    await write.change(jobOrders, id, expectedVersion, terms)
    await tellPublished(write, id, terms)
    return { id }
  })
  return { jobOrder }
}

/** What is left out stays as it is; null takes away what may be missing. A day that stays may be past. */
function termsAfter(order: JobOrderRow, input: ChangeJobOrderInput, today: string): OrderTerms {
  const terms = orderTermsOf(
    {
      ...Object.fromEntries(termNames.map((name) => [name, input[name] === undefined ? order[name] : input[name]])),
      country: input.country ?? order.country,
      position: input.position ?? order.position,
      sector: input.sector ?? order.sector,
      quota: input.quota ?? order.quota,
      closesOn: input.closesOn ?? null,
    },
    today,
  )
  return input.closesOn === undefined ? { ...terms, closesOn: order.closesOn } : terms
}

function refuseFixed(order: JobOrderRow, terms: OrderTerms): void {
  const { status } = order
  if (status === 'DRAFT' || status === 'SUBMITTED') return
  if (status !== 'VERIFIED') {
    throw conflict('jobOrderId', {
      en: `This order is ${status}; it does not change any more.`,
      id: `Permintaan kerja ini ${status}; tidak dapat diubah lagi.`,
    })
  }
  const fixed = termNames.find((name) => name !== 'closesOn' && terms[name] !== order[name])
  if (fixed === undefined) return
  throw conflict(fixed, {
    en: `input.${fixed} does not change once the order is verified: close this order and open another.`,
    id: `input.${fixed} tidak dapat diubah setelah permintaan kerja diverifikasi: tutup yang ini dan buka yang baru.`,
  })
}

async function tellPublished(write: Write, id: string, { closesOn }: OrderTerms): Promise<void> {
  await write.query('update published_job_order set closes_on = $2 where job_order_id = $1', [id, closesOn])
}
