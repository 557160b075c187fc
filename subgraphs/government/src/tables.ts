import type { RowTable } from '@simpul/agency'
import { caseCommitments } from './case-commitment/case-commitment-table.ts'
import { checklistTemplates } from './checklist-template/checklist-template-table.ts'
import { clarificationRequests } from './clarification-request/clarification-request-table.ts'
import { companySanctions } from './company-sanction/company-sanction-table.ts'
import { complaints } from './complaint/complaint-table.ts'
import { complaintNarratives } from './complaint-narrative/complaint-narrative-table.ts'
import { complaintReferrals } from './complaint-referral/complaint-referral-table.ts'
import { complaintRespondents } from './complaint-respondent/complaint-respondent-table.ts'
import { departureClearances } from './departure-clearance/departure-clearance-table.ts'
import { filedPlacements } from './filed-placement/filed-placement-table.ts'
import { governmentContacts } from './government-contact/government-contact-table.ts'
import { openSanctions } from './open-sanction/open-sanction-table.ts'
import { placementCompanies } from './placement-company/placement-company-table.ts'
import { referredComplaints } from './referred-complaint/referred-complaint-table.ts'
import { registrationDocuments } from './registration-document/registration-document-table.ts'
import { remedies } from './remedy/remedy-table.ts'
import { repatriations } from './repatriation/repatriation-table.ts'
import { repatriationNotices } from './repatriation-notice/repatriation-notice-table.ts'
import { trainingRecords } from './training-record/training-record-table.ts'
import { workers } from './worker/worker-table.ts'

/** Every table of the Manpower Service. */
export const governmentTables: readonly RowTable[] = [
  workers,
  registrationDocuments,
  checklistTemplates,
  governmentContacts,
  placementCompanies,
  companySanctions,
  openSanctions,
  filedPlacements,
  departureClearances,
  trainingRecords,
  complaints,
  complaintNarratives,
  complaintRespondents,
  clarificationRequests,
  caseCommitments,
  remedies,
  complaintReferrals,
  referredComplaints,
  repatriations,
  repatriationNotices,
]
