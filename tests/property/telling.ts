/** One statement about all hubs, and how to look for a hub in which it does not hold. */
export interface Property {
  readonly title: string
  /** Throws with the smallest counterexample found; also where too few of the random hubs say anything. */
  check(numRuns: number): void
}

const rounds = 6

/**
 * Counts how often a property had something to say, so that it cannot hold of nothing. Where chance drew too few telling
 * hubs it draws more, a few times: only a property that is all but empty is refused.
 */
export function telling(wanted: number, run: (told: (what?: string) => void) => void, kinds: readonly string[] = ['']) {
  const counts = new Map(kinds.map((kind) => [kind, 0]))
  const told = (what = '') => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (let round = 0; round < rounds && Math.min(...counts.values()) < wanted; round += 1) run(told)
  if (Math.min(...counts.values()) >= wanted) return
  throw new Error(`Too little to tell: wanted ${wanted} of each, had ${JSON.stringify(Object.fromEntries(counts))}.`)
}
