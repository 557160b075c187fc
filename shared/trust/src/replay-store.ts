/** What a store says to one use of an id: the first, not the first, past its time, or no room to remember it. */
export type Use = 'FIRST' | 'REPLAYED' | 'LATE' | 'FULL'

/** Remembers which ids were used, for as long as each could be used again. */
export interface ReplayStore {
  /** Uses an id that is good until `until`. Only `FIRST` may pass. */
  use(id: string, until: Date): Use
  /** How many ids are remembered. */
  readonly size: number
}

/**
 * A store of at most `limit` live ids. When it is full it refuses new ones rather than forget a live one:
 * forgetting would let a captured proof in again.
 */
export function replayStore({ limit, now }: { readonly limit: number; readonly now: () => Date }): ReplayStore {
  const live = new Set<string>()
  const bySecond = new Map<number, string[]>()
  let latest = Number.NEGATIVE_INFINITY

  // A clock that steps back must not make an id good again whose entry is gone, so time here only goes forward.
  const forget = (second: number): void => {
    if (!(second > latest)) return
    latest = second
    for (const [until, ids] of bySecond) {
      if (until >= second) continue
      for (const id of ids) live.delete(id)
      bySecond.delete(until)
    }
  }

  return {
    get size() {
      return live.size
    },
    use(id, until) {
      forget(secondOf(now()))
      const second = secondOf(until)
      if (!(second >= latest)) return 'LATE'
      if (live.has(id)) return 'REPLAYED'
      if (live.size >= limit) return 'FULL'
      live.add(id)
      const ids = bySecond.get(second)
      if (ids === undefined) bySecond.set(second, [id])
      else ids.push(id)
      return 'FIRST'
    },
  }
}

function secondOf(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
