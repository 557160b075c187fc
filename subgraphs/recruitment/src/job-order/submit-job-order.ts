import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseIllegal } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { jobOrderSteps } from './job-order-steps.ts'
import { jobOrders } from './job-order-table.ts'
import { namedOrder, type OrderInput } from './named-order.ts'

interface SubmitJobOrderInput extends OrderInput {
  readonly informs?: readonly string[] | null
}

/** Hands a draft in. The partners that are informed of it become parties of the order. */
export async function submitJobOrder(
  _: unknown,
  { input }: { readonly input: SubmitJobOrderInput },
  context: AgencyContext,
): Promise<{ readonly jobOrder: { readonly id: string } }> {
  const { jobOrderId: id, expectedVersion } = input
  const informed = [...new Set(input.informs ?? [])]
  refuseStrangers(informed, context)
  const jobOrder = await context.write('submitJobOrder', input, async (write) => {
    const order = await lockedAt(write, namedOrder, { id, expectedVersion })
    refuseIllegal('status', jobOrderSteps, { from: order.status, to: 'SUBMITTED' })
    await write.change(jobOrders, id, expectedVersion, { status: 'SUBMITTED' })
    for (const agency of informed) await write.party('JobOrder', id, agency)
    return { id }
  })
  return { jobOrder }
}

function refuseStrangers(informed: readonly string[], { state, rules }: AgencyContext): void {
  const stranger = informed.find((agency) => agency === rules.agency.id || state.agencies.get(agency) === undefined)
  if (stranger === undefined) return
  throw notRight('informs', {
    en: 'must name other agencies that the register admits, by their ids',
    id: 'harus berisi id instansi lain yang diterima dalam register',
  })
}
