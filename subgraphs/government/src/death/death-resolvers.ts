import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { familyConsents } from '../family-consent/family-consent-table.ts'
import { recordFamilyConsent, withdrawFamilyConsent } from '../family-consent/record-family-consent.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { type DeathRow, deaths } from './death-table.ts'
import { recordDeath } from './record-death.ts'

interface DeathsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
}

const sortedBy = { DIED_ON: 'diedOn' } as const

/** The deaths, one by one and in pages: to an NGO, those that a family permitted it to know. */
export const deathResolvers = {
  Query: {
    death: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(deaths).byId(id),
    deaths: (_: unknown, { country, ...page }: DeathsArguments, { rows }: AgencyContext) =>
      rows(deaths).page({ where: { country }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { recordDeath, recordFamilyConsent, withdrawFamilyConsent },
  Death: {
    worker: workerOf,
    familyConsents: ({ id }: DeathRow, _: unknown, { rows }: AgencyContext) =>
      rows(familyConsents).of('deathId', id, { orderBy: 'givenOn' }),
  },
}
