import type { SubgraphDefinition } from '@simpul/agency'
import { employerResolvers } from './employer/employer-resolvers.ts'
import { jobOrderResolvers } from './job-order/job-order-resolvers.ts'
import { overseasPartnerResolvers } from './overseas-partner/overseas-partner-resolvers.ts'
import { placementResolvers } from './placement/placement-resolvers.ts'
import { placementCompanyResolvers } from './placement-company/placement-company-resolvers.ts'
import { publishedJobOrderResolvers } from './published-job-order/published-job-order-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type. */
export const resolvers: SubgraphDefinition['resolvers'] = {
  ...employerResolvers,
  ...jobOrderResolvers,
  ...placementResolvers,
  ...placementCompanyResolvers,
  ...publishedJobOrderResolvers,
  ...workerResolvers,
  Query: {
    ...employerResolvers.Query,
    ...overseasPartnerResolvers.Query,
    ...jobOrderResolvers.Query,
    ...placementResolvers.Query,
    ...publishedJobOrderResolvers.Query,
    ...workerResolvers.Query,
  },
  Mutation: {
    ...employerResolvers.Mutation,
    ...overseasPartnerResolvers.Mutation,
    ...jobOrderResolvers.Mutation,
    ...placementResolvers.Mutation,
    ...workerResolvers.Mutation,
  },
}
