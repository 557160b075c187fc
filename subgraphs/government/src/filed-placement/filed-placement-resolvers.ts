import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { companyOf } from '../placement-company/placement-company-resolvers.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { filePlacement } from './file-placement.ts'
import { filedPlacements, type PlacementStatus } from './filed-placement-table.ts'
import { moveFiledPlacement } from './move-filed-placement.ts'

interface FiledPlacementsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: PlacementStatus | null
  readonly scheme?: string | null
  readonly destinationCountry?: string | null
}

const sortedBy = { DEPARTURE_DATE: 'departureDate', FILED_ON: 'filedOn' } as const

/** The filed copies, one by one and in pages. */
export const filedPlacementResolvers = {
  Query: {
    filedPlacement: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(filedPlacements).byId(id),
    filedPlacements: (
      _: unknown,
      { status, scheme, destinationCountry, ...page }: FiledPlacementsArguments,
      { rows }: AgencyContext,
    ) => rows(filedPlacements).page({ where: { status, scheme, destinationCountry }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { filePlacement, moveFiledPlacement },
  FiledPlacement: { worker: workerOf, company: companyOf },
}
