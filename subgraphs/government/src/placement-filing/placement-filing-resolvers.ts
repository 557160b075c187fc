import { type AgencyContext, type PageArguments, type PeerMessage, pageOf } from '@simpul/agency'
import { filedPlacements } from '../filed-placement/filed-placement-table.ts'
import { companyOf } from '../placement-company/placement-company-resolvers.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { confirmPlacementFiling, refusePlacementFiling } from './decide-filing.ts'
import { type FilingState, type PlacementFilingRow, placementFilings } from './placement-filing-table.ts'
import { placementFiled } from './receive-filing.ts'

interface PlacementFilingsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: FilingState | null
}

const sortedBy = { RECEIVED_ON: 'receivedOn' } as const

/** What companies filed, in pages, and the officer's decision on it. */
export const placementFilingResolvers = {
  Query: {
    placementFilings: (_: unknown, { state, ...page }: PlacementFilingsArguments, { rows }: AgencyContext) =>
      rows(placementFilings).page({ where: { state }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { confirmPlacementFiling, refusePlacementFiling },
  PlacementFiling: {
    worker: workerOf,
    company: companyOf,
    filedPlacement: ({ filedPlacementId }: PlacementFilingRow, _: unknown, { rows }: AgencyContext) =>
      filedPlacementId === null ? null : rows(filedPlacements).byId(filedPlacementId),
  },
}

/** How filings come in. */
export const filingPeers: readonly PeerMessage[] = [placementFiled]
