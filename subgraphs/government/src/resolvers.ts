import type { IResolvers } from '@simpul/agency'
import { caseCommitmentResolvers } from './case-commitment/case-commitment-resolvers.ts'
import { checklistTemplateResolvers } from './checklist-template/checklist-template-resolvers.ts'
import { clarificationRequestResolvers } from './clarification-request/clarification-request-resolvers.ts'
import { complaintResolvers } from './complaint/complaint-resolvers.ts'
import { complaintEvidenceResolvers } from './complaint-evidence/complaint-evidence-resolvers.ts'
import { complaintReferralResolvers } from './complaint-referral/complaint-referral-resolvers.ts'
import { complaintStatistics } from './complaint-statistics/complaint-statistics.ts'
import { deathResolvers } from './death/death-resolvers.ts'
import { departureClearanceResolvers } from './departure-clearance/departure-clearance-resolvers.ts'
import { duplicateProposalResolvers } from './duplicate-proposal/duplicate-proposal-resolvers.ts'
import { familyPermissionResolvers } from './family-permission/family-permission-resolvers.ts'
import { filedPlacementResolvers } from './filed-placement/filed-placement-resolvers.ts'
import { governmentContactResolvers } from './government-contact/government-contact-resolvers.ts'
import { placementCompanyResolvers } from './placement-company/placement-company-resolvers.ts'
import { placementFilingResolvers } from './placement-filing/placement-filing-resolvers.ts'
import { placementStatistics } from './placement-statistics/placement-statistics.ts'
import { problemEmployerResolvers } from './problem-employer/problem-employer-resolvers.ts'
import { referredComplaintResolvers } from './referred-complaint/referred-complaint-resolvers.ts'
import { registrationDocumentResolvers } from './registration-document/registration-document-resolvers.ts'
import { repatriationResolvers } from './repatriation/repatriation-resolvers.ts'
import { repatriationNoticeResolvers } from './repatriation-notice/repatriation-notice-resolvers.ts'
import { trainingRecordResolvers } from './training-record/training-record-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'
import { workerCareNeedResolvers } from './worker-care-need/worker-care-need-resolvers.ts'
import { workerChecklistResolvers } from './worker-checklist/worker-checklist-resolvers.ts'

/** The resolvers of every type. */
export const resolvers: IResolvers = {
  ...workerResolvers,
  ...placementStatistics.resolvers,
  ...complaintStatistics.resolvers,
  ...workerChecklistResolvers,
  ...registrationDocumentResolvers,
  ...complaintEvidenceResolvers,
  ...duplicateProposalResolvers,
  ...placementCompanyResolvers,
  ...filedPlacementResolvers,
  ...placementFilingResolvers,
  ...complaintResolvers,
  ...complaintReferralResolvers,
  ...referredComplaintResolvers,
  ...clarificationRequestResolvers,
  ...repatriationResolvers,
  ...repatriationNoticeResolvers,
  ...deathResolvers,
  Query: {
    ...workerResolvers.Query,
    ...placementStatistics.resolvers.Query,
    ...complaintStatistics.resolvers.Query,
    ...duplicateProposalResolvers.Query,
    ...checklistTemplateResolvers.Query,
    ...problemEmployerResolvers.Query,
    ...placementCompanyResolvers.Query,
    ...filedPlacementResolvers.Query,
    ...placementFilingResolvers.Query,
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
    ...placementStatistics.resolvers.Mutation,
    ...complaintStatistics.resolvers.Mutation,
    ...duplicateProposalResolvers.Mutation,
    ...filedPlacementResolvers.Mutation,
    ...placementFilingResolvers.Mutation,
    ...workerChecklistResolvers.Mutation,
    ...familyPermissionResolvers.Mutation,
    ...trainingRecordResolvers.Mutation,
    ...departureClearanceResolvers.Mutation,
    ...governmentContactResolvers.Mutation,
    ...workerCareNeedResolvers.Mutation,
    ...placementCompanyResolvers.Mutation,
    ...problemEmployerResolvers.Mutation,
    ...complaintResolvers.Mutation,
    ...complaintReferralResolvers.Mutation,
    ...clarificationRequestResolvers.Mutation,
    ...repatriationResolvers.Mutation,
    ...caseCommitmentResolvers.Mutation,
    ...deathResolvers.Mutation,
  },
}
