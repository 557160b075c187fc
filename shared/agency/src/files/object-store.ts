import { isWellFormedId } from '../enforcement/sources.ts'

/** Bytes as they come, in parts of any size. */
export type Bytes = AsyncIterable<Buffer>

/**
 * Where an agency's files lie, each under a random key. It knows no names and no types, and what it is given is
 * encrypted already: whoever runs the store reads nothing.
 */
export interface ObjectStore {
  /** Keeps all of `bytes` under a new key, or, where they fail, nothing that `get` would find. */
  put(key: string, bytes: Bytes): Promise<void>
  /** The bytes of a key; undefined where there are none. */
  get(key: string): Promise<Bytes | undefined>
  /** Removes a key and what an interrupted `put` left of it; a key that is not there is no fault. */
  delete(key: string): Promise<void>
}

/** A key is a random UUID. Anything else could be a path, and is refused before it meets a folder or an address. */
export function storeKey(key: string): string {
  if (isWellFormedId(key)) return key
  throw new Error('The key of an object is a UUID in lower case.')
}
