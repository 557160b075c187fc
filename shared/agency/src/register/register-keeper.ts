import { EventEmitter, once } from 'node:events'
import type { RegisterSource } from '@simpul/serving'
import {
  type AnchoredAgency,
  emptyHead,
  followChain,
  type LinkedEntry,
  type RegisterHead,
  type SignedHead,
  type Signer,
  signHead,
} from '@simpul/trust'
import type { Logger } from 'pino'
import type { DataSource, EntityManager } from 'typeorm'
import type { EntryAnswer, EntryDoor } from './entry-door.ts'
import { judgeCandidate, readCandidate } from './judge-candidate.ts'
import { insertEntries, readEntries } from './replica-store.ts'
import { turns } from './turns.ts'

/** The register at the agency that keeps it, which gives out numbers and signs heads, and decides nothing. */
export interface RegisterKeeper {
  /** What it has, for its own replica. */
  readonly source: RegisterSource
  readonly enter: EntryDoor
  /** Signs a head at once, and from then on at each beat. */
  start(): Promise<void>
  stop(): void
}

export interface RegisterKeeperOptions {
  readonly own: DataSource
  /** The agency that keeps the register. */
  readonly agency: string
  readonly signer: Signer
  readonly founding: readonly AnchoredAgency[]
  readonly clock: () => Date
  readonly logger: Logger
  readonly beatMilliseconds?: number
}

/** How many entries may wait for their turn. */
const queueLength = 64

/** Keeps the register in its table: one entry at a time, each judged by those before it. */
export function registerKeeper(options: RegisterKeeperOptions): RegisterKeeper {
  const { own, agency, signer, founding, clock, logger, beatMilliseconds = 5_000 } = options
  const inTurn = turns()
  const atTheDoor = turns(queueLength)
  const kept = keptEntries()
  const events = new EventEmitter<{ news: [] }>().setMaxListeners(0)
  let head: SignedHead | undefined
  let timer: NodeJS.Timeout | undefined

  const publish = async () => {
    try {
      if (kept.end().seq > 0) head = await signHead(kept.end(), { author: agency, at: clock(), signer })
    } catch (error) {
      logger.error({ err: error }, 'the head of the register could not be signed')
    }
    events.emit('news')
  }
  const enter = async (entry: LinkedEntry): Promise<EntryAnswer> => {
    const answer = await own.transaction(async (rows): Promise<EntryAnswer> => {
      await rows.query("select pg_advisory_xact_lock(hashtext('simpul register'))")
      await kept.readNew(rows)
      const verdict = judgeCandidate(kept.entries, entry, { end: kept.end(), founding, now: clock() })
      if (verdict.kind === 'entered' && verdict.seq > kept.end().seq) await insertEntries(rows, [entry])
      return verdict
    })
    if (answer.kind !== 'entered' || answer.seq <= kept.end().seq) return answer
    kept.add(entry)
    await publish()
    return answer
  }
  const beat = async () => {
    try {
      await kept.readNew(own)
      await publish()
    } catch (error) {
      logger.error({ err: error }, 'the register could not be read')
    }
  }
  const next = () => {
    timer = setTimeout(() => void inTurn(beat).finally(() => timer !== undefined && next()), beatMilliseconds)
    timer.unref()
  }
  return {
    source: { name: agency, follow: (after, signal) => follow({ kept, events, head: () => head }, after, signal) },
    async enter(candidate) {
      const entry = readCandidate(candidate)
      if (entry === undefined) return { kind: 'refused', because: 'This is not an entry of a register.' }
      return atTheDoor(() => inTurn(() => enter(entry)))
    },
    async start() {
      await inTurn(beat)
      next()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

interface KeptEntries {
  readonly entries: readonly LinkedEntry[]
  end(): RegisterHead
  add(entry: LinkedEntry): void
  readNew(rows: Pick<EntityManager, 'query'>): Promise<void>
}

/** The entries of the table as far as they were read; a table whose entries do not link is not read on. */
function keptEntries(): KeptEntries {
  const entries: LinkedEntry[] = []
  let end: RegisterHead = emptyHead
  const add = (entry: LinkedEntry) => {
    const step = followChain(end, entry)
    if (step.kind === 'loose') throw new Error(`Entry ${end.seq + 1} of the register that is kept here does not link.`)
    entries.push(entry)
    end = step.head
  }
  return {
    entries,
    end: () => end,
    add,
    async readNew(rows) {
      for (const entry of await readEntries(rows, end.seq)) add(entry)
    },
  }
}

interface Followed {
  readonly kept: KeptEntries
  readonly events: EventEmitter<{ news: [] }>
  head(): SignedHead | undefined
}

async function* follow({ kept, events, head }: Followed, after: number, signal: AbortSignal): AsyncGenerator<unknown> {
  let cursor = after
  let told: SignedHead | undefined
  while (!signal.aborted) {
    const news = once(events, 'news', { signal }).catch(() => undefined)
    for (let entry = kept.entries[cursor]; entry !== undefined; entry = kept.entries[cursor]) {
      cursor = entry.seq
      yield { kind: 'entry', entry }
    }
    const newest = head()
    if (newest !== undefined && newest !== told && newest.seq <= cursor) {
      told = newest
      yield { kind: 'head', head: newest }
    }
    await news
  }
}
