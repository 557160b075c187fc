import type { ObjectStore } from './object-store.ts'

/** Where an agency's files are, and what reads them. */
export interface FileServices {
  readonly store: ObjectStore
  /** The agency's key for what lies in the store, 32 bytes; the store's operator does not have it. */
  readonly key: Buffer
  /** How large one file may be. */
  readonly mostBytes: number
}

/** 10 MiB: a scan of a few pages. */
export const usualMostBytes = 10 * 1024 * 1024
