import { canonicalJson } from '../canonical-json.ts'
import { sha256Hex } from '../sha256.ts'
import { readEntry } from './entry-reading.ts'
import type { RegisterEntry } from './register-entry.ts'

/** Where a register ends: the number and the hash of its last entry. */
export interface RegisterHead {
  readonly seq: number
  readonly hash: string
}

/** The head of an empty register. */
export const emptyHead: RegisterHead = { seq: 0, hash: '0'.repeat(64) }

/** The hash that the next entry names: SHA-256 in hex of the entry's canonical JSON, its signature included. */
export function entryHash(entry: RegisterEntry): string {
  return sha256Hex(canonicalJson(entry))
}

/** Where a list of entries ends. */
export function headOf(entries: readonly RegisterEntry[]): RegisterHead {
  const last = entries.at(-1)
  return last === undefined ? emptyHead : { seq: last.seq, hash: readEntry(last).hash ?? entryHash(last) }
}

/** Why something does not continue a register. */
export type LinkFault = 'NOT_AN_ENTRY' | 'WRONG_NUMBER' | 'WRONG_LINK'

/** One step along the chain: the head after `candidate`, or why it does not follow. */
export type LinkStep =
  | { readonly kind: 'linked'; readonly head: RegisterHead }
  | { readonly kind: 'loose'; readonly because: LinkFault }

/** Follows the chain by one entry; total, whatever it is given. */
export function followChain(head: RegisterHead, candidate: unknown): LinkStep {
  const { link, hash } = readEntry(candidate)
  if (link === undefined || hash === undefined) return loose('NOT_AN_ENTRY')
  if (link.seq !== head.seq + 1) return loose('WRONG_NUMBER')
  if (link.previous !== head.hash) return loose('WRONG_LINK')
  return { kind: 'linked', head: { seq: link.seq, hash } }
}

/** Whether a list is one whole chain; where it is not, the place and the reason. */
export type ChainVerdict =
  | { readonly kind: 'whole'; readonly head: RegisterHead }
  | { readonly kind: 'broken'; readonly index: number; readonly because: LinkFault | 'OTHER_HEAD' }

/**
 * Checks that every entry follows the one before it, and, where a head is given, that the list ends in it.
 * Without a head nothing vouches for the last entry, nor for entries cut off after it.
 */
export function verifyChain(entries: readonly unknown[], expected?: RegisterHead): ChainVerdict {
  let head = emptyHead
  for (const [index, entry] of entries.entries()) {
    const step = followChain(head, entry)
    if (step.kind === 'loose') return { kind: 'broken', index, because: step.because }
    head = step.head
  }
  const isExpected = expected === undefined || (expected.seq === head.seq && expected.hash === head.hash)
  return isExpected ? { kind: 'whole', head } : { kind: 'broken', index: entries.length, because: 'OTHER_HEAD' }
}

function loose(because: LinkFault): LinkStep {
  return { kind: 'loose', because }
}
