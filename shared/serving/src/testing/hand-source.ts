import { EventEmitter, once } from 'node:events'
import type { SignedHead } from '@simpul/trust'
import type { RegisterSource } from '../register/register-news.ts'
import type { ReplicaStore } from '../register/replica-store.ts'

/** A source of the register that says what a test tells it to. */
export interface HandSource extends RegisterSource {
  /** After which entry each of its connections began. */
  readonly connections: readonly number[]
  /**
   * Sends news one by one; resolves when the last was judged, or lost with its connection. News wait until
   * somebody listens.
   */
  send(...news: readonly unknown[]): Promise<void>
  /** Ends the connection, and refuses others until it is back. */
  leave(): void
  comeBack(): void
}

interface Waiting {
  readonly news: unknown
  readonly judged: () => void
}

/** A source by hand. */
export function handSource(name: string): HandSource {
  const connections: number[] = []
  const waiting: Waiting[] = []
  const events = new EventEmitter<{ changed: [] }>().setMaxListeners(0)
  let isThere = true
  return {
    name,
    connections,
    async send(...news) {
      const judged = news.map(
        (one) => new Promise<void>((resolve) => void waiting.push({ news: one, judged: () => resolve() })),
      )
      events.emit('changed')
      await Promise.all(judged)
    },
    leave() {
      isThere = false
      events.emit('changed')
    },
    comeBack() {
      isThere = true
    },
    async *follow(after, signal) {
      if (!isThere) throw new Error(`${name} is away.`)
      connections.push(after)
      while (isThere && !signal.aborted) {
        const changed = once(events, 'changed', { signal }).catch(() => undefined)
        const next = waiting.shift()
        if (next === undefined) {
          await changed
          continue
        }
        let isEnded = true
        try {
          yield next.news
          isEnded = false
        } finally {
          // what was on its way over a connection that ends is lost with it
          const lost = isEnded ? waiting.splice(0) : []
          for (const { judged } of [next, ...lost]) judged()
        }
      }
    },
  }
}

/** A store that shows what was kept in it. */
export interface ShownStore extends ReplicaStore {
  readonly kept: { entries: unknown[]; head: SignedHead | undefined; evidence: unknown[] }
}

/** Keeps a register in memory. */
export function memoryStore(): ShownStore {
  const kept: ShownStore['kept'] = { entries: [], head: undefined, evidence: [] }
  return {
    kept,
    load: async () => ({ entries: [], head: undefined }),
    async append(added) {
      kept.entries.push(...added)
    },
    async keepHead(newest) {
      kept.head = newest
    },
    async keepEvidence(evidence) {
      kept.evidence.push(evidence)
    },
  }
}
