import type { RowTable } from '@simpul/agency'
import { cases } from './case/case-table.ts'
import { caseNarratives } from './case-narrative/case-narrative-table.ts'
import { caseNotes } from './case-note/case-note-table.ts'
import { caseReferrals } from './case-referral/case-referral-table.ts'
import { caseRemedies } from './case-remedy/case-remedy-table.ts'
import { caseRespondents } from './case-respondent/case-respondent-table.ts'
import { ngoContacts } from './ngo-contact/ngo-contact-table.ts'
import { referredCases } from './referred-case/referred-case-table.ts'
import { riskAssessments } from './risk-assessment/risk-assessment-table.ts'
import { safetyPlans } from './safety-plan/safety-plan-table.ts'
import { villageGroups } from './village-group/village-group-table.ts'

/** Every table of the NGO. */
export const ngoTables: readonly RowTable[] = [
  cases,
  caseNarratives,
  caseRespondents,
  riskAssessments,
  safetyPlans,
  caseNotes,
  caseRemedies,
  caseReferrals,
  referredCases,
  villageGroups,
  ngoContacts,
]
