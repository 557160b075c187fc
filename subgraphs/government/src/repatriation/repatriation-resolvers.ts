import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { workerOf } from '../worker/worker-resolvers.ts'
import { recordRepatriation } from './record-repatriation.ts'
import { type RepatriationRow, repatriations } from './repatriation-table.ts'
import { requestRepatriation } from './request-repatriation.ts'

interface RepatriationsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: RepatriationRow['status'] | null
  readonly country?: string | null
}

const sortedBy = { REQUESTED_ON: 'requestedOn', RETURNED_ON: 'returnedOn' } as const

/** The repatriations, one by one and in pages. */
export const repatriationResolvers = {
  Query: {
    repatriation: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(repatriations).byId(id),
    repatriations: (_: unknown, { status, country, ...page }: RepatriationsArguments, { rows }: AgencyContext) =>
      rows(repatriations).page({ where: { status, country }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { requestRepatriation, recordRepatriation },
  Repatriation: { worker: workerOf },
}
