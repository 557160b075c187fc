import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  readonly expiresAt: number
}

/** How much an issuer remembers, and what tells it the time. */
export interface BoundedAdapterOptions {
  /** The most entries of one model; sessions, sign-ins under way and the like. */
  readonly entries?: number
  /** The most proofs remembered against replay. They are small, and none may be forgotten early. */
  readonly proofs?: number
  readonly now?: () => number
}

/**
 * Keeps an issuer's state in memory, and never more than a given number of entries, so that a flood cannot fill it.
 * A full model forgets its oldest entry; the memory against replay refuses new ones instead.
 */
export function boundedAdapter({
  entries = 1_000,
  proofs = 20_000,
  now = Date.now,
}: BoundedAdapterOptions = {}): AdapterFactory {
  return (model) => {
    const isReplay = model === 'ReplayDetection'
    return adapter(new BoundedMap(isReplay ? proofs : entries, isReplay ? 'REFUSE' : 'FORGET_OLDEST', now))
  }
}

function adapter(kept: BoundedMap): Adapter {
  return {
    upsert: async (id, payload, expiresIn) => kept.set(id, payload, expiresIn),
    find: async (id) => kept.get(id),
    findByUid: async (uid) => kept.first((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = kept.get(id)
      if (payload) payload.consumed = kept.seconds()
    },
    destroy: async (id) => kept.delete(id),
    revokeByGrantId: async (grantId) => kept.deleteWhere((payload) => payload.grantId === grantId),
  }
}

class BoundedMap {
  readonly #entries = new Map<string, Entry>()
  readonly #limit: number
  readonly #whenFull: 'REFUSE' | 'FORGET_OLDEST'
  readonly #now: () => number

  constructor(limit: number, whenFull: 'REFUSE' | 'FORGET_OLDEST', now: () => number) {
    this.#limit = limit
    this.#whenFull = whenFull
    this.#now = now
  }

  seconds(): number {
    return Math.floor(this.#now() / 1_000)
  }

  get(id: string): AdapterPayload | undefined {
    const entry = this.#entries.get(id)
    return entry && entry.expiresAt > this.#now() ? entry.payload : undefined
  }

  first(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const now = this.#now()
    for (const { payload, expiresAt } of this.#entries.values()) if (expiresAt > now && matches(payload)) return payload
    return undefined
  }

  set(id: string, payload: AdapterPayload, expiresIn = Number.POSITIVE_INFINITY): void {
    this.#entries.delete(id)
    if (this.#entries.size >= this.#limit) this.#makeRoom()
    this.#entries.set(id, { payload, expiresAt: this.#now() + expiresIn * 1_000 })
  }

  delete(id: string): void {
    this.#entries.delete(id)
  }

  deleteWhere(matches: (payload: AdapterPayload) => boolean): void {
    for (const [id, { payload }] of this.#entries) if (matches(payload)) this.#entries.delete(id)
  }

  #makeRoom(): void {
    const now = this.#now()
    for (const [id, { expiresAt }] of this.#entries) if (expiresAt <= now) this.#entries.delete(id)
    if (this.#entries.size < this.#limit) return
    if (this.#whenFull === 'REFUSE')
      throw new errors.TemporarilyUnavailable('too many sign-ins at once; try again in a few minutes')
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }
}
