import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { workerOf } from '../worker/worker-resolvers.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { type DuplicateProposalRow, duplicateProposals } from './duplicate-proposal-table.ts'

interface DuplicateProposalsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: DuplicateProposalRow['state'] | null
}

const sortedBy = { PROPOSED_ON: 'proposedOn' } as const

/** The pairs of ids that may be one person, in pages. */
export const duplicateProposalResolvers = {
  Query: {
    duplicateProposals: (_: unknown, { state, ...page }: DuplicateProposalsArguments, { rows }: AgencyContext) =>
      rows(duplicateProposals).page({ where: { state }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { decideDuplicate },
  DuplicateProposal: {
    worker: workerOf,
    otherWorker: ({ otherWorkerId }: DuplicateProposalRow) => workerOf({ workerId: otherWorkerId }),
  },
}
