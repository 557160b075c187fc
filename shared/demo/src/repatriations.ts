import { hubCompany } from './agencies.ts'
import { isoDate } from './days.ts'
import type { DemoCase, DemoPlacement, DemoRepatriation } from './demo-worker.ts'
import type { Journey } from './journey.ts'
import type { Draws } from './random.ts'

/** What a way home is drawn from. */
export interface HomewardFacts {
  readonly owner: DemoCase['owner']
  readonly day: number
  readonly journey: Journey
  readonly placement: DemoPlacement | undefined
}

/** Draws how somebody with a case was brought home; undefined for those who came as planned or have not come. */
export function drawRepatriation(draws: Draws, facts: HomewardFacts): DemoRepatriation | undefined {
  const { returned } = facts.journey
  if (returned === undefined || returned.kind === 'NORMAL') return undefined
  const condition = conditionOf(draws, returned.kind)
  // Nothing is laid at the door of the hub's own company, so it bears no cost here.
  const mayBeCompany = facts.placement?.companyId !== undefined && facts.placement.companyId !== hubCompany
  return {
    requestedBy: facts.owner,
    requestedOn: isoDate(Math.min(returned.day, facts.day + draws.between(0, 6))),
    returnedOn: isoDate(returned.day),
    condition,
    hasEscort: condition !== 'WELL' || draws.chance(0.1),
    costBearer: draws.pick(mayBeCompany ? withCompany : withoutCompany),
    familyNotifiedOn: draws.chance(0.85) ? isoDate(returned.day - draws.between(0, 6)) : undefined,
  }
}

const withCompany: readonly DemoRepatriation['costBearer'][] = ['PLACEMENT_COMPANY', 'EMPLOYER', 'INSURANCE', 'STATE']
const withoutCompany: readonly DemoRepatriation['costBearer'][] = ['STATE', 'STATE', 'REGENCY', 'WORKER']

function conditionOf(draws: Draws, kind: 'PROBLEM' | 'SICK' | 'DECEASED' | 'DEPORTED'): DemoRepatriation['condition'] {
  if (kind === 'DECEASED' || kind === 'SICK') return kind
  return draws.chance(0.05) ? 'INJURED' : 'WELL'
}
