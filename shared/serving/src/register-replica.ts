import { foldRegister, jakartaDay, type RegisterEntry, type RegisterState, verifyChain } from '@simpul/trust'
import type { Logger } from 'pino'

/** Where a replica keeps its entries between starts. */
export interface ReplicaStore {
  load(): Promise<readonly RegisterEntry[]>
  append(entries: readonly RegisterEntry[]): Promise<void>
}

/** The register as one party holds it. */
export interface RegisterReplica {
  /** The agreements as they stand at `now`; the same object until something changes. */
  state(now: Date): RegisterState
  /** Fetches what is new, once. Never throws: without a source the last known register holds. */
  refresh(): Promise<void>
  start(): Promise<void>
  stop(): void
}

export interface RegisterReplicaOptions {
  readonly store: ReplicaStore
  /** The entries after a sequence number, from the forum or whoever relays them. */
  readonly fetchAfter: (seq: number) => Promise<readonly RegisterEntry[]>
  readonly maxAgeSeconds: number
  readonly pollMilliseconds: number
  readonly clock: () => Date
  readonly logger: Logger
}

/** How soon a replica that holds nothing asks again: until then every agreement is unknown to it. */
const eagerMilliseconds = 250

/** A replica that follows the register by polling and refuses a chain that does not continue its own. */
export function registerReplica(options: RegisterReplicaOptions): RegisterReplica {
  let entries: readonly RegisterEntry[] = []
  let freshAt: Date | undefined
  let timer: NodeJS.Timeout | undefined
  let known: { readonly moment: string; readonly state: RegisterState } | undefined

  const refresh = async () => {
    try {
      const fetched = await options.fetchAfter(entries.at(-1)?.seq ?? 0)
      if (fetched.length > 0) await adopt(fetched)
      freshAt = options.clock()
    } catch (error) {
      options.logger.warn({ err: error }, 'the register could not be read; the last known one holds')
    }
  }
  const adopt = async (fetched: readonly RegisterEntry[]) => {
    const extended = [...entries, ...fetched]
    const verdict = verifyChain(extended)
    if (verdict.kind === 'broken') {
      throw new Error(
        `Entry ${verdict.index + 1} of the register does not continue the one held here: ${verdict.because}`,
      )
    }
    await options.store.append(fetched)
    entries = extended
  }
  const follow = () => {
    const wait = entries.length === 0 ? Math.min(eagerMilliseconds, options.pollMilliseconds) : options.pollMilliseconds
    timer = setTimeout(() => void refresh().finally(() => timer !== undefined && follow()), wait)
    timer.unref()
  }

  return {
    state(now) {
      // an answer changes with an entry, with the day, and when the replica grows stale or fresh: with nothing else
      const isFresh = freshAt !== undefined && now.getTime() - freshAt.getTime() <= options.maxAgeSeconds * 1_000
      const moment = `${entries.at(-1)?.seq} ${jakartaDay(now)} ${isFresh}`
      if (known?.moment !== moment) {
        known = { moment, state: foldRegister(entries, { now, freshAt, maxAgeSeconds: options.maxAgeSeconds }) }
      }
      return known.state
    },
    refresh,
    async start() {
      entries = await options.store.load()
      await refresh()
      follow()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
