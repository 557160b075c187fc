import type { TestCaller } from '@simpul/testing'

const disnaker = 'disnaker-jember'
const company = 'p3mi-in-era-sejahtera'
const organisation = 'migrant-care-jember'
const secretariat = 'forum-pmi-jember'

/** Who asks a subgraph: its own staff, and partners each for a purpose that something is shared for. */
export interface Callers {
  readonly own: TestCaller
  readonly partners: readonly TestCaller[]
}

const supervisor = { person: 'supervisor', role: 'SUPERVISOR' } as const
const protecting = (issuer: string): TestCaller => ({ ...supervisor, issuer, purpose: 'PROTECTION' })
const governing = (issuer: string): TestCaller => ({ ...supervisor, issuer, purpose: 'GOVERNANCE' })

/** The callers of each subgraph, by its name: the own staff, and those partners for whom most is open there. */
export const callersOf: Readonly<Record<string, Callers>> = {
  government: {
    own: protecting(disnaker),
    partners: [protecting(organisation), { ...protecting(company), purpose: 'PLACEMENT' }],
  },
  recruitment: {
    own: { ...protecting(company), purpose: 'PLACEMENT' },
    partners: [{ ...protecting(disnaker), purpose: 'VERIFICATION' }, protecting(organisation)],
  },
  ngo: {
    own: protecting(organisation),
    partners: [protecting(disnaker)],
  },
  forum: {
    own: governing(secretariat),
    partners: [governing(disnaker)],
  },
}
