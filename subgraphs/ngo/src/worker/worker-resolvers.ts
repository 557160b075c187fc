import { type AgencyContext, workerReference } from '@simpul/agency'
import { cases } from '../case/case-table.ts'
import { ngoContacts } from '../ngo-contact/ngo-contact-table.ts'
import { referredCases } from '../referred-case/referred-case-table.ts'

interface Reference {
  readonly id: string
}

/** What the NGO's system adds to a worker, who is the government's: nothing but its own rows about them. */
export const workerResolvers = {
  Query: {
    worker: (_: unknown, { id }: Reference) => workerReference(id),
  },
  Worker: {
    cases: ({ id }: Reference, _: unknown, { rows }: AgencyContext) =>
      rows(cases).of('workerId', id, { orderBy: 'receivedAt', descending: true }),
    ngoContacts: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(ngoContacts).of('workerId', id),
    referredCases: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(referredCases).of('workerId', id),
  },
}

/** The worker whom a row is about, where that is known: an entity of the government's, which looks it up. */
export function workerOf({ workerId }: { readonly workerId: string | null }): Reference | null {
  return workerId === null ? null : { id: workerId }
}
