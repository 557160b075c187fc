import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseIllegal } from '../acts/own-row.ts'
import { jobOrderSteps } from './job-order-steps.ts'
import { jobOrders } from './job-order-table.ts'
import { namedOrder, type OrderInput } from './named-order.ts'

interface CloseJobOrderInput extends OrderInput {
  readonly isWithdrawn?: boolean | null
}

/** Closes an order, or takes it back: nobody is selected for it any more. Who was selected keeps the place. */
export async function closeJobOrder(
  _: unknown,
  { input }: { readonly input: CloseJobOrderInput },
  context: AgencyContext,
): Promise<{ readonly jobOrder: { readonly id: string } }> {
  const { jobOrderId: id, expectedVersion } = input
  const to = input.isWithdrawn === true ? 'WITHDRAWN' : 'CLOSED'
  const jobOrder = await context.write('closeJobOrder', input, async (write) => {
    const order = await lockedAt(write, namedOrder, { id, expectedVersion })
    refuseIllegal('status', jobOrderSteps, { from: order.status, to })
    await write.change(jobOrders, id, expectedVersion, { status: to, sip2miIsValid: false })
    await write.query('delete from published_job_order where job_order_id = $1', [id])
    await write.query(
      `update party set ended_at = now() where type = 'JobOrder' and row_id = $1 and ended_at is null`,
      [id],
    )
    return { id }
  })
  return { jobOrder }
}
