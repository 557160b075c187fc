import type { RowTable } from '@simpul/agency'
import { cases } from './case/case-table.ts'
import { caseCareNeeds } from './case-care-need/case-care-need-table.ts'
import { caseComplainants } from './case-complainant/case-complainant-table.ts'
import { caseEvidence } from './case-evidence/case-evidence-table.ts'
import { caseMarkers } from './case-marker/case-marker-table.ts'
import { caseNarratives } from './case-narrative/case-narrative-table.ts'
import { caseNotes } from './case-note/case-note-table.ts'
import { caseReferrals } from './case-referral/case-referral-table.ts'
import { caseRemedies } from './case-remedy/case-remedy-table.ts'
import { caseRespondents } from './case-respondent/case-respondent-table.ts'
import { caseStatistics } from './case-statistics/case-statistics.ts'
import { caseWitnesses } from './case-witness/case-witness-table.ts'
import { followUpVisits } from './follow-up-visit/follow-up-visit-table.ts'
import { ngoChildren } from './ngo-child/ngo-child-table.ts'
import { ngoContacts } from './ngo-contact/ngo-contact-table.ts'
import { ngoFamilyContacts } from './ngo-family-contact/ngo-family-contact-table.ts'
import { referredCases } from './referred-case/referred-case-table.ts'
import { reintegrationPlans } from './reintegration-plan/reintegration-plan-table.ts'
import { repatriationRequests } from './repatriation-request/repatriation-request-table.ts'
import { riskAssessments } from './risk-assessment/risk-assessment-table.ts'
import { safetyPlans } from './safety-plan/safety-plan-table.ts'
import { sharedCaseNotes } from './shared-case-note/shared-case-note-table.ts'
import { shelterStays } from './shelter-stay/shelter-stay-table.ts'
import { villageGroups } from './village-group/village-group-table.ts'

/** Every table of the NGO. */
export const ngoTables: readonly RowTable[] = [
  cases,
  caseNarratives,
  caseRespondents,
  caseComplainants,
  caseEvidence,
  caseWitnesses,
  riskAssessments,
  safetyPlans,
  shelterStays,
  caseMarkers,
  caseCareNeeds,
  caseNotes,
  caseRemedies,
  repatriationRequests,
  reintegrationPlans,
  followUpVisits,
  ...caseStatistics.tables,
  caseReferrals,
  referredCases,
  sharedCaseNotes,
  villageGroups,
  ngoContacts,
  ngoFamilyContacts,
  ngoChildren,
]
