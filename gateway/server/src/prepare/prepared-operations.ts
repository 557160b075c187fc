import { LRUCache } from 'lru-cache'

/** Operations that are ready to run, kept as long as there is room. */
export interface PreparedOperations<Prepared> {
  /** What is kept under a key; otherwise it is prepared, once, also where many ask at the same time. */
  get(key: string, prepare: () => Promise<Prepared>): Found<Prepared>
  size(): number
}

export interface Found<Prepared> {
  readonly prepared: Prepared | Promise<Prepared>
  readonly isCached: boolean
}

/** A bounded cache, the longest unused out first. A preparation that fails is not kept: the next request tries again. */
export function preparedOperations<Prepared extends object>(limit: number): PreparedOperations<Prepared> {
  const ready = new LRUCache<string, Prepared>({ max: limit })
  const underWay = new Map<string, Promise<Prepared>>()
  return {
    get(key, prepare) {
      const known = ready.get(key)
      if (known !== undefined) return { prepared: known, isCached: true }
      const running = underWay.get(key)
      if (running !== undefined) return { prepared: running, isCached: false }
      const started = prepare()
        .then((prepared) => {
          ready.set(key, prepared)
          return prepared
        })
        .finally(() => underWay.delete(key))
      underWay.set(key, started)
      return { prepared: started, isCached: false }
    },
    size: () => ready.size,
  }
}
