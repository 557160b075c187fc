import type { IResolvers } from '@simpul/agency'
import { caseCommitmentResolvers } from './case-commitment/case-commitment-resolvers.ts'
import { checklistTemplateResolvers } from './checklist-template/checklist-template-resolvers.ts'
import { clarificationRequestResolvers } from './clarification-request/clarification-request-resolvers.ts'
import { complaintResolvers } from './complaint/complaint-resolvers.ts'
import { complaintReferralResolvers } from './complaint-referral/complaint-referral-resolvers.ts'
import { filedPlacementResolvers } from './filed-placement/filed-placement-resolvers.ts'
import { placementCompanyResolvers } from './placement-company/placement-company-resolvers.ts'
import { referredComplaintResolvers } from './referred-complaint/referred-complaint-resolvers.ts'
import { repatriationResolvers } from './repatriation/repatriation-resolvers.ts'
import { repatriationNoticeResolvers } from './repatriation-notice/repatriation-notice-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type. */
export const resolvers: IResolvers = {
  ...workerResolvers,
  ...placementCompanyResolvers,
  ...filedPlacementResolvers,
  ...complaintResolvers,
  ...complaintReferralResolvers,
  ...referredComplaintResolvers,
  ...clarificationRequestResolvers,
  ...repatriationResolvers,
  ...repatriationNoticeResolvers,
  Query: {
    ...workerResolvers.Query,
    ...checklistTemplateResolvers.Query,
    ...placementCompanyResolvers.Query,
    ...filedPlacementResolvers.Query,
    ...complaintResolvers.Query,
    ...complaintReferralResolvers.Query,
    ...clarificationRequestResolvers.Query,
    ...caseCommitmentResolvers.Query,
    ...repatriationResolvers.Query,
    ...repatriationNoticeResolvers.Query,
  },
  Mutation: {
    ...workerResolvers.Mutation,
    ...complaintResolvers.Mutation,
    ...complaintReferralResolvers.Mutation,
    ...repatriationResolvers.Mutation,
  },
}
