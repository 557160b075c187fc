import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { employers } from '../employer/employer-table.ts'
import { companyReference } from '../placement-company/placement-company-resolvers.ts'
import { changeJobOrder } from './change-job-order.ts'
import { closeJobOrder } from './close-job-order.ts'
import { type JobOrderRow, jobOrders } from './job-order-table.ts'
import { openJobOrder } from './open-job-order.ts'
import { submitJobOrder } from './submit-job-order.ts'
import { verifyJobOrder } from './verify-job-order.ts'

interface JobOrdersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
  readonly sector?: string | null
  readonly status?: JobOrderRow['status'] | null
}

const sortedBy = { CLOSES_ON: 'closesOn', COUNTRY: 'country' } as const

/** The job orders, one by one and in pages, with their employer. */
export const jobOrderResolvers = {
  Mutation: { openJobOrder, changeJobOrder, submitJobOrder, verifyJobOrder, closeJobOrder },
  Query: {
    jobOrder: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(jobOrders).byId(id),
    jobOrders: (_: unknown, { country, sector, status, ...page }: JobOrdersArguments, { rows }: AgencyContext) =>
      rows(jobOrders).page({ where: { country, sector, status }, ...pageOf(page, sortedBy) }),
  },
  JobOrder: {
    company: companyReference,
    employer: ({ employerId }: JobOrderRow, _: unknown, { rows }: AgencyContext) =>
      employerId === null ? null : rows(employers).byId(employerId),
  },
}
