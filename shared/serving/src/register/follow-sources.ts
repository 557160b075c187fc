import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { NewsVerdict } from './read-news.ts'
import type { RegisterSource } from './register-news.ts'

/** How patient a replica is. */
export interface ReplicaPace {
  /** Between two attempts at a source that is away: at first, and at most. */
  readonly retryMilliseconds: number
  readonly slowestMilliseconds: number
  /** A connection that brings no newer head for this long is given up. */
  readonly patienceMilliseconds: number
  /** How long the forum is away before a relay is asked. */
  readonly relayAfterMilliseconds: number
}

/** Whoever the sources are followed for. */
export interface Audience {
  /** The number of the last entry held. */
  after(): number
  /** A hearing of one connection, from what is held now. */
  listen(source: RegisterSource): (news: unknown) => NewsVerdict
}

export interface FollowOptions {
  /** The forum first, then those who relay. */
  readonly sources: readonly RegisterSource[]
  readonly pace: ReplicaPace
  readonly logger: Logger
}

/** A following of several sources. */
export interface Following {
  /** Follows from now on: the forum, and a relay for as long as the forum is away. */
  start(): void
  stop(): void
  /** Asks each source in turn until one gives a head, once. Never throws. */
  once(signal: AbortSignal): Promise<void>
}

/** Follows the forum for as long as it is there, and one relay after the other while it is not. */
export function followSources({ sources, pace, logger }: FollowOptions, audience: Audience): Following {
  const stopped = new AbortController()
  const events = new EventEmitter<{ lost: []; found: [] }>().setMaxListeners(0)
  const [forum, ...relays] = sources
  let isForumThere = false

  const setForum = (isThere: boolean) => {
    if (isForumThere === isThere) return
    isForumThere = isThere
    events.emit(isThere ? 'found' : 'lost')
    if (isThere) logger.info('the register is heard from the forum')
    else logger.warn('the forum is away; the last known register holds')
  }
  const keepForum = async (source: RegisterSource) => {
    for (let failures = 0; !stopped.signal.aborted; failures += 1) {
      const connection = connect(source, audience, pace, stopped.signal)
      const wasThere = await connection.untilEnd(() => setForum(true))
      setForum(false)
      if (wasThere) failures = 0
      await pause(waitAfter(failures, pace, audience.after() === 0), stopped.signal)
    }
  }
  const keepRelays = async () => {
    for (let turn = 0; !stopped.signal.aborted; turn += 1) {
      const relay = relays[turn % relays.length]
      if (relay === undefined) return
      if (isForumThere) await once(events, 'lost', { signal: stopped.signal }).catch(() => undefined)
      const back = new AbortController()
      const onFound = () => back.abort()
      events.once('found', onFound)
      const signal = AbortSignal.any([stopped.signal, back.signal])
      await pause(pace.relayAfterMilliseconds, signal)
      if (!signal.aborted) await connect(relay, audience, pace, signal).untilEnd()
      events.off('found', onFound)
    }
  }
  return {
    start() {
      if (forum !== undefined) void keepForum(forum)
      void keepRelays()
    },
    stop: () => stopped.abort(),
    async once(signal) {
      const either = AbortSignal.any([signal, stopped.signal])
      for (const source of sources) {
        if (either.aborted || (await connect(source, audience, pace, either).untilHead())) return
      }
    },
  }
}

interface Connection {
  /** Listens until the source ends, errs or is given up. True when it brought a head that was not refused. */
  untilEnd(onHead?: () => void): Promise<boolean>
  untilHead(): Promise<boolean>
}

function connect(source: RegisterSource, audience: Audience, pace: ReplicaPace, signal: AbortSignal): Connection {
  const listen = async (onHead: () => 'GO_ON' | 'END') => {
    const givenUp = new AbortController()
    const patience = setTimeout(() => givenUp.abort(), pace.patienceMilliseconds)
    let hadHead = false
    try {
      const hear = audience.listen(source)
      for await (const news of source.follow(audience.after(), AbortSignal.any([signal, givenUp.signal]))) {
        const verdict = hear(news)
        if (verdict.kind === 'refused' && verdict.isFatal) break
        if (verdict.kind === 'vouched') patience.refresh()
        if (verdict.kind !== 'vouched' && verdict.kind !== 'known') continue
        hadHead = true
        if (onHead() === 'END') break
      }
    } catch {
      // away, or not what it should be: the next attempt will tell
    } finally {
      clearTimeout(patience)
      givenUp.abort()
    }
    return hadHead
  }
  return {
    untilEnd: (onHead = () => undefined) =>
      listen(() => {
        onHead()
        return 'GO_ON'
      }),
    untilHead: () => listen(() => 'END'),
  }
}

/** While nothing is held everything is closed, so the wait does not grow. */
function waitAfter(
  failures: number,
  { retryMilliseconds, slowestMilliseconds }: ReplicaPace,
  isEager: boolean,
): number {
  return isEager ? retryMilliseconds : Math.min(retryMilliseconds * 2 ** failures, slowestMilliseconds)
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
}
