import { workerReference } from '@simpul/agency'

/** The forum holds nothing about a worker; it answers the id, as every subgraph does. */
export const workerResolvers = {
  Query: {
    worker: (_: unknown, { id }: { readonly id: string }) => workerReference(id),
  },
}
