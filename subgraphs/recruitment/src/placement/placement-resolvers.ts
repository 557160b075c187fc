import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { contractVersions } from '../employment-contract-version/employment-contract-version-table.ts'
import { jobOrders } from '../job-order/job-order-table.ts'
import { agreementVersions } from '../placement-agreement-version/placement-agreement-version-table.ts'
import { companyReference } from '../placement-company/placement-company-resolvers.ts'
import { placementCosts } from '../placement-cost/placement-cost-table.ts'
import { type PlacementRow, type PlacementStatus, placements } from './placement-table.ts'

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
  },
}
