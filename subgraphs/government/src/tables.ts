import type { RowTable } from '@simpul/agency'
import { caseCommitments } from './case-commitment/case-commitment-table.ts'
import { checklistTemplates } from './checklist-template/checklist-template-table.ts'
import { clarificationRequests } from './clarification-request/clarification-request-table.ts'
import { companySanctions } from './company-sanction/company-sanction-table.ts'
import { complainants } from './complainant/complainant-table.ts'
import { complaints } from './complaint/complaint-table.ts'
import { complaintClocks } from './complaint-clock/complaint-clock-table.ts'
import { complaintEvidence } from './complaint-evidence/complaint-evidence-table.ts'
import { complaintMarkers } from './complaint-marker/complaint-marker-table.ts'
import { complaintMoveRows } from './complaint-move/complaint-move-table.ts'
import { complaintNarratives } from './complaint-narrative/complaint-narrative-table.ts'
import { complaintReferrals } from './complaint-referral/complaint-referral-table.ts'
import { complaintRespondents } from './complaint-respondent/complaint-respondent-table.ts'
import { complaintStatistics } from './complaint-statistics/complaint-statistics.ts'
import { complaintWitnesses } from './complaint-witness/complaint-witness-table.ts'
import { deaths } from './death/death-table.ts'
import { departureClearances } from './departure-clearance/departure-clearance-table.ts'
import { depositProposals } from './deposit-proposal/deposit-proposal-table.ts'
import { duplicateProposals } from './duplicate-proposal/duplicate-proposal-table.ts'
import { familyConsents } from './family-consent/family-consent-table.ts'
import { familyPermissions } from './family-permission/family-permission-table.ts'
import { filedPlacements } from './filed-placement/filed-placement-table.ts'
import { governmentContacts } from './government-contact/government-contact-table.ts'
import { mediations } from './mediation/mediation-table.ts'
import { openSanctions } from './open-sanction/open-sanction-table.ts'
import { placementCompanies } from './placement-company/placement-company-table.ts'
import { placementFilings } from './placement-filing/placement-filing-table.ts'
import { placementStatistics } from './placement-statistics/placement-statistics.ts'
import { problemEmployers } from './problem-employer/problem-employer-table.ts'
import { protectedStages } from './protected-stage/protected-stage-table.ts'
import { referredComplaints } from './referred-complaint/referred-complaint-table.ts'
import { registrationDocuments } from './registration-document/registration-document-table.ts'
import { remedies } from './remedy/remedy-table.ts'
import { repatriations } from './repatriation/repatriation-table.ts'
import { repatriationNotices } from './repatriation-notice/repatriation-notice-table.ts'
import { trainingRecords } from './training-record/training-record-table.ts'
import { workers } from './worker/worker-table.ts'
import { workerCareNeeds } from './worker-care-need/worker-care-need-table.ts'
import { workerChecklists } from './worker-checklist/worker-checklist-table.ts'
import { workerStages } from './worker-stage/worker-stage-table.ts'

/** Every table of the Manpower Service. */
export const governmentTables: readonly RowTable[] = [
  workers,
  workerStages,
  protectedStages,
  duplicateProposals,
  registrationDocuments,
  checklistTemplates,
  workerChecklists,
  familyPermissions,
  governmentContacts,
  workerCareNeeds,
  placementCompanies,
  companySanctions,
  openSanctions,
  problemEmployers,
  filedPlacements,
  placementFilings,
  departureClearances,
  trainingRecords,
  complaints,
  complaintNarratives,
  complaintRespondents,
  complainants,
  complaintMoveRows,
  complaintEvidence,
  complaintWitnesses,
  complaintMarkers,
  complaintClocks,
  clarificationRequests,
  caseCommitments,
  mediations,
  remedies,
  depositProposals,
  complaintReferrals,
  referredComplaints,
  repatriations,
  repatriationNotices,
  deaths,
  familyConsents,
  ...placementStatistics.tables,
  ...complaintStatistics.tables,
]
