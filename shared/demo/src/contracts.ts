import { isoDate } from './days.ts'
import type { DemoContract } from './demo-worker.ts'
import type { Fate, Placing } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'

/**
 * Draws the versions of a contract, each signed once and never changed. A substitution is a second version that the
 * worker was made to sign abroad: less wage, longer days.
 */
export function drawContracts(draws: Draws, fate: Fate, placing: Placing, journey: Journey): readonly DemoContract[] {
  const signed = dayReached(journey, 'VISA')
  if (signed === undefined) return []
  const { post } = placing
  const first: DemoContract = {
    version: 1,
    kind: 'SIGNED',
    signedOn: isoDate(signed - draws.between(2, 12)),
    filedBy: 'COMPANY',
    post: post.title.en,
    wage: post.wage,
    currency: fate.destination.currency,
    weeklyHours: 48,
    weeklyRestDays: 1,
    leaveDays: 7,
    termMonths: 24,
  }
  const later = [substitution(draws, fate, journey, first), extension(journey, first), change(draws, journey, first)]
  return [first, ...later.filter((one) => one !== undefined).sort(bySigning)].map((one, at) => ({
    ...one,
    version: at + 1,
  }))
}

function substitution(draws: Draws, fate: Fate, journey: Journey, first: DemoContract): DemoContract | undefined {
  const arrived = dayReached(journey, 'ARRIVED_REPORTED')
  const isToBe =
    fate.fixed?.hasSubstitution ?? draws.chance(fate.trouble?.matter === 'CONTRACT_MISMATCH' ? 0.85 : 0.025)
  if (arrived === undefined || !isToBe) return undefined
  return {
    ...first,
    kind: 'SUBSTITUTED',
    signedOn: isoDate(arrived),
    filedBy: 'WORKER',
    wage: roundTo(first.wage * (0.6 + draws.next() * 0.22)),
    weeklyHours: draws.between(72, 98),
    weeklyRestDays: 0,
    leaveDays: 0,
  }
}

function extension(journey: Journey, first: DemoContract): DemoContract | undefined {
  const day = dayReached(journey, 'EXTENDED')
  return day === undefined
    ? undefined
    : { ...first, kind: 'EXTENDED', signedOn: isoDate(day), wage: roundTo(first.wage * 1.06) }
}

function change(draws: Draws, journey: Journey, first: DemoContract): DemoContract | undefined {
  const day = dayReached(journey, 'EMPLOYER_CHANGED')
  if (day === undefined) return undefined
  const wage = roundTo(first.wage * (0.97 + draws.next() * 0.08))
  return { ...first, kind: 'EMPLOYER_CHANGED', signedOn: isoDate(day), wage }
}

/** A wage as people write it: two or three digits, then noughts. */
function roundTo(wage: number): number {
  const step = wage >= 100_000 ? 1000 : wage >= 10_000 ? 100 : 10
  return Math.round(wage / step) * step
}

function bySigning(left: DemoContract, right: DemoContract): number {
  return left.signedOn < right.signedOn ? -1 : 1
}
