import { type AgencyContext, fileField, type PageArguments, pageOf } from '@simpul/agency'
import { arrivalReports } from '../arrival-report/arrival-report-table.ts'
import { contractChanges } from '../contract-change/contract-change-table.ts'
import { contractWageChanges } from '../contract-wage-change/contract-wage-change-table.ts'
import {
  contractVersions,
  type EmploymentContractVersionRow,
} from '../employment-contract-version/employment-contract-version-table.ts'
import { jobOrders } from '../job-order/job-order-table.ts'
import { agreementChanges } from '../placement-agreement-change/placement-agreement-change-table.ts'
import {
  agreementVersions,
  type PlacementAgreementVersionRow,
} from '../placement-agreement-version/placement-agreement-version-table.ts'
import { companyReference } from '../placement-company/placement-company-resolvers.ts'
import { placementCosts } from '../placement-cost/placement-cost-table.ts'
import { workplaceChecks } from '../workplace-check/workplace-check-table.ts'
import { placementActs } from './placement-acts.ts'
import type { PlacementStatus } from './placement-steps.ts'
import { type PlacementRow, placements } from './placement-table.ts'

interface PlacementsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: PlacementStatus | null
  readonly scheme?: string | null
  readonly destinationCountry?: string | null
}

const sortedBy = { DEPARTURE_DATE: 'departureDate' } as const

/** The placements, one by one and in pages, with what was signed and what it costs. */
export const placementResolvers = {
  Query: {
    placement: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(placements).byId(id),
    placements: (
      _: unknown,
      { status, scheme, destinationCountry, ...page }: PlacementsArguments,
      { rows }: AgencyContext,
    ) => rows(placements).page({ where: { status, scheme, destinationCountry }, ...pageOf(page, sortedBy) }),
  },
  Mutation: placementActs,
  Placement: {
    worker: ({ workerId }: PlacementRow) => ({ id: workerId }),
    company: companyReference,
    jobOrder: ({ jobOrderId }: PlacementRow, _: unknown, { rows }: AgencyContext) =>
      jobOrderId === null ? null : rows(jobOrders).byId(jobOrderId),
    agreementVersions: ({ id }: PlacementRow, _: unknown, { rows }: AgencyContext) =>
      rows(agreementVersions).of('placementId', id, { orderBy: 'version' }),
    contractVersions: ({ id }: PlacementRow, _: unknown, { rows }: AgencyContext) =>
      rows(contractVersions).of('placementId', id, { orderBy: 'version' }),
    costs: ({ id }: PlacementRow, _: unknown, { rows }: AgencyContext) => rows(placementCosts).of('placementId', id),
    arrivalReports: ({ id }: PlacementRow, _: unknown, { rows }: AgencyContext) =>
      rows(arrivalReports).of('placementId', id),
    workplaceChecks: ({ id }: PlacementRow, _: unknown, { rows }: AgencyContext) =>
      rows(workplaceChecks).of('placementId', id, { orderBy: 'checkedOn' }),
  },
  PlacementAgreementVersion: {
    file: fileField('PlacementAgreementVersion'),
    changes: ({ id }: PlacementAgreementVersionRow, _: unknown, { rows }: AgencyContext) =>
      rows(agreementChanges).of('agreementVersionId', id, { orderBy: 'field' }),
  },
  EmploymentContractVersion: {
    file: fileField('EmploymentContractVersion'),
    changes: ({ id }: EmploymentContractVersionRow, _: unknown, { rows }: AgencyContext) =>
      rows(contractChanges).of('contractVersionId', id, { orderBy: 'field' }),
    wageChanges: ({ id }: EmploymentContractVersionRow, _: unknown, { rows }: AgencyContext) =>
      rows(contractWageChanges).of('contractVersionId', id, { orderBy: 'comparedWith' }),
  },
}
