import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { companyReference } from '../placement-company/placement-company-resolvers.ts'
import { publishedJobOrders } from './published-job-order-table.ts'

interface PublishedJobOrdersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
  readonly sector?: string | null
}

const sortedBy = { CLOSES_ON: 'closesOn', COUNTRY: 'country', VERIFIED_ON: 'verifiedOn' } as const

/** The verified job orders, one by one and in pages. */
export const publishedJobOrderResolvers = {
  Query: {
    publishedJobOrder: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(publishedJobOrders).byId(id),
    publishedJobOrders: (
      _: unknown,
      { country, sector, ...page }: PublishedJobOrdersArguments,
      { rows }: AgencyContext,
    ) => rows(publishedJobOrders).page({ where: { country, sector }, ...pageOf(page, sortedBy) }),
  },
  PublishedJobOrder: { company: companyReference },
}
