import {
  type AnchoredAgency,
  jakartaDay,
  type LinkedEntry,
  type OwnStop,
  type RegisterState,
  type SignedHead,
} from '@simpul/trust'
import type { Logger } from 'pino'
import { faultList } from './fault-list.ts'
import { followSources, type ReplicaPace } from './follow-sources.ts'
import { heldRegister } from './held-register.ts'
import { clockSkewMilliseconds, type NewsVerdict, newsReader } from './read-news.ts'
import { type NewsLimits, newsLimits, type RegisterSource } from './register-news.ts'
import type { ReplicaStore } from './replica-store.ts'
import { savedRegister } from './saved-register.ts'

/** The register as one party holds it. */
export interface RegisterReplica {
  /** The register as it stands at `now`; the same object until something changes. */
  state(now: Date): RegisterState
  /** Asks the sources for what is new, once. Never throws: without any the last known register holds. */
  refresh(): Promise<void>
  start(): Promise<void>
  stop(): void
  /** The entries after a number, for whoever asks this party instead of the forum. */
  entries(after: number): readonly LinkedEntry[]
  /** The newest head of the forum that was taken here. */
  signedHead(): SignedHead | undefined
  /** What was refused since the start and why, the newest last: sentences that name the source. */
  faults(): readonly string[]
  /** Hears of each new entry and each new head; gives back how to stop listening. */
  onChange(listener: () => void): () => void
}

export interface RegisterReplicaOptions {
  readonly store: ReplicaStore
  /** Who is listened to: the forum, and after it those who relay while the forum is away. */
  readonly sources: readonly RegisterSource[]
  /** The founders with their keys, as they were pinned. */
  readonly founding: readonly AnchoredAgency[]
  readonly maxAgeSeconds: number
  readonly clock: () => Date
  readonly logger: Logger
  /** This party's own stops that the register does not have yet; the same list until it changes. */
  readonly ownStops?: () => readonly OwnStop[]
  readonly pace?: Partial<ReplicaPace>
  readonly limits?: Partial<NewsLimits>
}

const usualPace: ReplicaPace = {
  retryMilliseconds: 250,
  slowestMilliseconds: 2_000,
  patienceMilliseconds: 15_000,
  relayAfterMilliseconds: 1_000,
}

const noStops: readonly OwnStop[] = []
const refreshMilliseconds = 5_000

/** A replica that follows its sources, believes what the forum signed, and refuses the rest with the reason. */
export function registerReplica(options: RegisterReplicaOptions): RegisterReplica {
  const { clock, logger, founding, maxAgeSeconds, ownStops = () => noStops } = options
  const saved = savedRegister(options.store, logger)
  const faults = faultList(logger)
  const listeners = new Set<() => void>()
  let held = heldRegister(founding, { entries: [], head: undefined })
  let isClockOff = false
  let known: { readonly key: string; readonly stops: readonly OwnStop[]; readonly state: RegisterState } | undefined

  const refuse = (source: string, verdict: Extract<NewsVerdict, { kind: 'refused' }>, now: Date) => {
    faults.add(source, verdict.code)
    if (verdict.code === 'FUTURE_HEAD') isClockOff = true
    if (verdict.proof === undefined) return
    saved.evidence({ ...verdict.proof, held: held.signedHead, source, seenAt: now.toISOString() })
  }
  const take = ({ entries, head }: Extract<NewsVerdict, { kind: 'vouched' }>) => {
    held.extend(entries)
    if (head !== undefined) held.vouch(head)
    saved.keep(entries, head) // what stops something acts before it is on the disk
    for (const listener of listeners) listener()
  }
  const listen = (source: RegisterSource) => {
    const read = newsReader(held, { ...newsLimits, ...options.limits })
    let isLive = false
    return (news: unknown) => {
      const now = clock()
      const verdict = read(news, now)
      if (verdict.kind === 'refused') refuse(source.name, verdict, now)
      if (verdict.kind === 'vouched') {
        if (verdict.head === undefined) faults.add(source.name, 'FUTURE_HEAD')
        isClockOff = isClockOffAfter(verdict.head, { now, isLive, before: isClockOff })
        take(verdict)
        isLive = true
      }
      return verdict
    }
  }
  const following = followSources(
    { sources: options.sources, pace: { ...usualPace, ...options.pace }, logger },
    { after: () => held.head.seq, listen },
  )
  return {
    state(now) {
      const at = held.signedHead?.at
      const freshAt = isClockOff || at === undefined ? undefined : new Date(at)
      const stops = ownStops()
      const key = `${held.head.seq} ${jakartaDay(now)} ${isRecent(freshAt, now, maxAgeSeconds)}`
      if (known?.key === key && known.stops === stops) return known.state
      known = { key, stops, state: held.fold({ now, freshAt, maxAgeSeconds, ownStops: stops }) }
      return known.state
    },
    refresh: () => following.once(AbortSignal.timeout(refreshMilliseconds)),
    async start() {
      held = heldRegister(founding, await saved.load())
      known = undefined
      await following.once(AbortSignal.timeout(refreshMilliseconds))
      following.start()
    },
    stop: () => following.stop(),
    entries: (after) => held.entries.slice(after),
    signedHead: () => held.signedHead,
    faults: () => faults.list(),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * Whether the clock here and the forum's are apart. A head that has just been signed says so either way; the first of a
 * connection may be an old one that a relay still has, and says only when they agree.
 */
function isClockOffAfter(
  head: SignedHead | undefined,
  { now, isLive, before }: { readonly now: Date; readonly isLive: boolean; readonly before: boolean },
): boolean {
  if (head === undefined) return true
  const isApart = Math.abs(now.getTime() - Date.parse(head.at)) > clockSkewMilliseconds
  return isApart && !isLive ? before : isApart
}

function isRecent(freshAt: Date | undefined, now: Date, maxAgeSeconds: number): boolean {
  if (freshAt === undefined) return false
  const age = now.getTime() - freshAt.getTime()
  return age <= maxAgeSeconds * 1_000 && age >= -clockSkewMilliseconds
}
