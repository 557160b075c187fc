import { type DemoAgencyId, government, hubCompany, ngo } from './agencies.ts'
import type { DemoContact } from './demo-worker.ts'
import type { Destination } from './destinations.ts'
import { abroadPhone, homePhone } from './phones.ts'
import type { Draws } from './random.ts'

/** What decides which numbers an agency has. */
export interface ContactFacts {
  readonly index: number
  readonly knownTo: readonly DemoAgencyId[]
  readonly destination: Destination
  readonly isAbroad: boolean
  readonly hasCase: boolean
}

/** Draws each agency's own numbers of a worker: what one has noted, another may have noted otherwise. */
export function drawContacts(draws: Draws, facts: ContactFacts): readonly DemoContact[] {
  return lines
    .filter(({ agency }) => facts.knownTo.includes(agency))
    .flatMap(({ agency, line }) => [atHome(draws, facts, agency, line), ...abroad(draws, facts, agency)])
}

const lines = [
  { agency: government, line: 1 },
  { agency: hubCompany, line: 2 },
  { agency: ngo, line: 3 },
] as const

function atHome(draws: Draws, { index }: ContactFacts, agency: DemoAgencyId, line: number): DemoContact {
  // Half of the time an agency has the number the worker gave at registration.
  const phone = homePhone(index, draws.chance(0.5) ? 1 : line)
  return { agency, phone, isAbroad: false, safeToContact: draws.chance(0.96), window: undefined }
}

function abroad(draws: Draws, facts: ContactFacts, agency: DemoAgencyId): readonly DemoContact[] {
  const phone = facts.isAbroad ? abroadPhone(facts.destination, facts.index) : undefined
  if (phone === undefined || !draws.chance(agency === government ? 0.3 : 0.7)) return []
  const safeToContact = draws.chance(facts.hasCase ? 0.6 : 0.93)
  return [
    { agency, phone, isAbroad: true, safeToContact, window: draws.chance(0.75) ? draws.pick(windows) : undefined },
  ]
}

const windows = ['20:00-22:00', '13:00-15:00', 'Minggu 10:00-17:00'] as const
