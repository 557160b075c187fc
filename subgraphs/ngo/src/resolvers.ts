import type { IResolvers } from '@simpul/agency'
import { caseResolvers } from './case/case-resolvers.ts'
import { caseReferralResolvers } from './case-referral/case-referral-resolvers.ts'
import { caseRespondentResolvers } from './case-respondent/case-respondent-resolvers.ts'
import { caseStatistics } from './case-statistics/case-statistics.ts'
import { referredCaseResolvers } from './referred-case/referred-case-resolvers.ts'
import { reintegrationPlanResolvers } from './reintegration-plan/reintegration-plan-resolvers.ts'
import { villageGroupResolvers } from './village-group/village-group-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type; a leaf that is a property of its row needs none. */
export const resolvers: IResolvers = {
  ...caseResolvers,
  ...caseRespondentResolvers,
  ...caseReferralResolvers,
  ...caseStatistics.resolvers,
  ...referredCaseResolvers,
  ...reintegrationPlanResolvers,
  ...workerResolvers,
  Query: {
    ...caseResolvers.Query,
    ...caseReferralResolvers.Query,
    ...caseStatistics.resolvers.Query,
    ...villageGroupResolvers.Query,
    ...workerResolvers.Query,
  },
  Mutation: {
    ...caseResolvers.Mutation,
    ...caseReferralResolvers.Mutation,
    ...caseStatistics.resolvers.Mutation,
    ...workerResolvers.Mutation,
  },
}
