import type { IResolvers } from '@simpul/agency'
import { caseCommitmentResolvers } from './case-commitment/case-commitment-resolvers.ts'
import { checklistTemplateResolvers } from './checklist-template/checklist-template-resolvers.ts'
import { clarificationRequestResolvers } from './clarification-request/clarification-request-resolvers.ts'
import { complaintResolvers } from './complaint/complaint-resolvers.ts'
import { complaintReferralResolvers } from './complaint-referral/complaint-referral-resolvers.ts'
import { complaintStatisticsResolvers } from './complaint-statistics/complaint-statistics-resolvers.ts'
import { deathResolvers } from './death/death-resolvers.ts'
import { duplicateProposalResolvers } from './duplicate-proposal/duplicate-proposal-resolvers.ts'
import { filedPlacementResolvers } from './filed-placement/filed-placement-resolvers.ts'
import { placementCompanyResolvers } from './placement-company/placement-company-resolvers.ts'
import { placementStatisticsResolvers } from './placement-statistics/placement-statistics-resolvers.ts'
import { referredComplaintResolvers } from './referred-complaint/referred-complaint-resolvers.ts'
import { repatriationResolvers } from './repatriation/repatriation-resolvers.ts'
import { repatriationNoticeResolvers } from './repatriation-notice/repatriation-notice-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type. */
export const resolvers: IResolvers = {
  ...workerResolvers,
  ...placementStatisticsResolvers,
  ...complaintStatisticsResolvers,
  ...duplicateProposalResolvers,
  ...placementCompanyResolvers,
  ...filedPlacementResolvers,
  ...complaintResolvers,
  ...complaintReferralResolvers,
  ...referredComplaintResolvers,
  ...clarificationRequestResolvers,
  ...repatriationResolvers,
  ...repatriationNoticeResolvers,
  ...deathResolvers,
  Query: {
    ...workerResolvers.Query,
    ...placementStatisticsResolvers.Query,
    ...complaintStatisticsResolvers.Query,
    ...duplicateProposalResolvers.Query,
    ...checklistTemplateResolvers.Query,
    ...placementCompanyResolvers.Query,
    ...filedPlacementResolvers.Query,
    ...complaintResolvers.Query,
    ...complaintReferralResolvers.Query,
    ...clarificationRequestResolvers.Query,
    ...caseCommitmentResolvers.Query,
    ...repatriationResolvers.Query,
    ...repatriationNoticeResolvers.Query,
    ...deathResolvers.Query,
  },
  Mutation: {
    ...workerResolvers.Mutation,
    ...placementStatisticsResolvers.Mutation,
    ...complaintStatisticsResolvers.Mutation,
    ...duplicateProposalResolvers.Mutation,
    ...filedPlacementResolvers.Mutation,
    ...complaintResolvers.Mutation,
    ...complaintReferralResolvers.Mutation,
    ...clarificationRequestResolvers.Mutation,
    ...repatriationResolvers.Mutation,
  },
}
