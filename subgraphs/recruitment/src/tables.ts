import type { RowTable } from '@simpul/agency'
import { arrivalReports } from './arrival-report/arrival-report-table.ts'
import { companyTrainings } from './company-training/company-training-table.ts'
import { contractChanges } from './contract-change/contract-change-table.ts'
import { contractWageChanges } from './contract-wage-change/contract-wage-change-table.ts'
import { employers } from './employer/employer-table.ts'
import { contractVersions } from './employment-contract-version/employment-contract-version-table.ts'
import { insuranceMemberships } from './insurance-membership/insurance-membership-table.ts'
import { jobOrders } from './job-order/job-order-table.ts'
import { medicalFitness } from './medical-fitness/medical-fitness-table.ts'
import { overseasPartners } from './overseas-partner/overseas-partner-table.ts'
import { passports } from './passport/passport-table.ts'
import { placements } from './placement/placement-table.ts'
import { agreementChanges } from './placement-agreement-change/placement-agreement-change-table.ts'
import { agreementVersions } from './placement-agreement-version/placement-agreement-version-table.ts'
import { placementCosts } from './placement-cost/placement-cost-table.ts'
import { placementDocuments } from './placement-document/placement-document-table.ts'
import { policeClearances } from './police-clearance/police-clearance-table.ts'
import { psychologicalFitness } from './psychological-fitness/psychological-fitness-table.ts'
import { publishedJobOrders } from './published-job-order/published-job-order-table.ts'
import { recruitmentContacts } from './recruitment-contact/recruitment-contact-table.ts'
import { visas } from './visa/visa-table.ts'
import { workplaceChecks } from './workplace-check/workplace-check-table.ts'

/** Every table of the placement company. */
export const recruitmentTables: readonly RowTable[] = [
  employers,
  overseasPartners,
  jobOrders,
  publishedJobOrders,
  placements,
  agreementVersions,
  agreementChanges,
  contractVersions,
  contractChanges,
  contractWageChanges,
  placementCosts,
  arrivalReports,
  workplaceChecks,
  placementDocuments,
  medicalFitness,
  psychologicalFitness,
  policeClearances,
  companyTrainings,
  passports,
  visas,
  insuranceMemberships,
  recruitmentContacts,
]
