import { createHash } from 'node:crypto'
import type { Caller } from '@simpul/boundary'
import { LRUCache } from 'lru-cache'

/** Documents that callers stored by their hash. What one bucket holds, no other can find or push out. */
export interface PersistedQueries {
  find(bucket: string, hash: string): string | undefined
  /** Stores a document; the longest unused make room for it. One larger than a bucket is not kept. */
  store(bucket: string, hash: string, query: string): void
}

export interface PersistedQueryLimits {
  /** Documents in one bucket. */
  readonly count: number
  /** Characters of all documents in one bucket. */
  readonly characters: number
}

/** Empty buckets. Each caller of one agency shares its agency's, so there are as many as agencies, and two more. */
export function persistedQueries({ count, characters }: PersistedQueryLimits): PersistedQueries {
  const buckets = new Map<string, LRUCache<string, string>>()
  return {
    find: (bucket, hash) => buckets.get(bucket)?.get(hash),
    store(bucket, hash, query) {
      let stored = buckets.get(bucket)
      if (stored === undefined) {
        stored = new LRUCache({ max: count, maxSize: characters, sizeCalculation: (text) => text.length + 1 })
        buckets.set(bucket, stored)
      }
      stored.set(hash, query)
    },
  }
}

/** The bucket of a caller: the agency's; all people who see what is about them have one, and the public one. */
export function bucketOf(caller: Caller): string {
  return caller.kind === 'agency' ? `agency ${caller.agency}` : caller.kind
}

/** The SHA-256 of a document's UTF-8 text, as clients compute it: lowercase hexadecimal. */
export function hashOf(query: string): string {
  return createHash('sha256').update(query).digest('hex')
}
