import type { AgencyContext } from '@simpul/agency'
import { publishedJobOrders } from '../published-job-order/published-job-order-table.ts'

/** The company that a row names: an entity of the government's, which looks it up. */
export function companyReference({ companyId }: { readonly companyId: string | null }): { readonly id: string } | null {
  return companyId === null ? null : { id: companyId }
}

/** What this company's system adds to a company on the government's list. */
export const placementCompanyResolvers = {
  PlacementCompany: {
    publishedJobOrders: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
      rows(publishedJobOrders).of('companyId', id, { orderBy: 'closesOn' }),
  },
}
