import { randomUUID } from 'node:crypto'
import type { AgencyContext, WriteInput } from '@simpul/agency'
import { jobOrders } from './job-order-table.ts'
import { type OrderTermsInput, orderTermsOf, refuseUnknownEmployer } from './order-terms.ts'

/** Opens an order as a draft: nobody is selected for it before it is verified. */
export async function openJobOrder(
  _: unknown,
  { input }: { readonly input: WriteInput & OrderTermsInput },
  context: AgencyContext,
): Promise<{ readonly jobOrder: { readonly id: string } }> {
  const terms = orderTermsOf(input, context.today)
  const jobOrder = await context.write('openJobOrder', input, async (write) => {
    await refuseUnknownEmployer(write, terms.employerId)
    const id = randomUUID()
    await write.insert(jobOrders, {
      ...terms,
      id,
      companyId: context.rules.agency.id,
      status: 'DRAFT',
      sip2miNumber: null,
      sip2miQuota: null,
      sip2miRemaining: null,
      sip2miIsValid: false,
      version: 1,
    })
    return { id }
  })
  return { jobOrder }
}
