import { type AgencyContext, workerReference } from '@simpul/agency'
import { cases } from '../case/case-table.ts'
import { caseCareNeeds } from '../case-care-need/case-care-need-table.ts'
import { keepChild } from '../ngo-child/keep-child.ts'
import { ngoChildren } from '../ngo-child/ngo-child-table.ts'
import { keepContact } from '../ngo-contact/keep-contact.ts'
import { ngoContacts } from '../ngo-contact/ngo-contact-table.ts'
import { keepFamilyContact } from '../ngo-family-contact/keep-family-contact.ts'
import { ngoFamilyContacts } from '../ngo-family-contact/ngo-family-contact-table.ts'
import { referredCases } from '../referred-case/referred-case-table.ts'
import { reintegrationPlans } from '../reintegration-plan/reintegration-plan-table.ts'

interface Reference {
  readonly id: string
}

/** What the NGO's system adds to a worker, who is the government's: nothing but its own rows about them. */
export const workerResolvers = {
  Query: {
    worker: (_: unknown, { id }: Reference) => workerReference(id),
  },
  Mutation: { keepContact, keepFamilyContact, keepChild },
  Worker: {
    cases: ({ id }: Reference, _: unknown, { rows }: AgencyContext) =>
      rows(cases).of('workerId', id, { orderBy: 'receivedAt', descending: true }),
    ngoContacts: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(ngoContacts).of('workerId', id),
    referredCases: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(referredCases).of('workerId', id),
    ngoCareNeeds: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(caseCareNeeds).of('workerId', id),
    ngoFamilyContacts: ({ id }: Reference, _: unknown, { rows }: AgencyContext) =>
      rows(ngoFamilyContacts).of('workerId', id),
    reintegrationPlans: ({ id }: Reference, _: unknown, { rows }: AgencyContext) =>
      rows(reintegrationPlans).of('workerId', id, { orderBy: 'agreedOn' }),
    ngoChildren: ({ id }: Reference, _: unknown, { rows }: AgencyContext) => rows(ngoChildren).of('workerId', id),
  },
}

/** The worker whom a row is about, where that is known: an entity of the government's, which looks it up. */
export function workerOf({ workerId }: { readonly workerId: string | null }): Reference | null {
  return workerId === null ? null : { id: workerId }
}
