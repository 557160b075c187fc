import { type Leaf, readLeaf } from '../entry/leaf.ts'
import { readOpenings } from '../entry/openings.ts'
import { verifyEntry } from '../entry/verify-entry.ts'
import { LedgerError } from '../ledger-error.ts'
import { isSameHash, leafHash } from '../tree/hashing.ts'
import { type FaultList, rowFault } from './ledger-fault.ts'

/** One row as a store gives it: the leaf, and where it has them the payload and the hash that it keeps of the leaf. */
export interface LedgerRow {
  readonly leaf: Uint8Array
  /** The payload, as its text or its value; `null` where all of it was erased. */
  readonly payload?: unknown
  readonly leafHash?: Uint8Array
}

/** What one row by itself says. */
export interface JudgedRow {
  readonly leaf: Leaf | undefined
  readonly hash: Uint8Array
  readonly erased: number
}

/** Judges a row by itself: whether it is a leaf, has its stored hash, and is opened by its payload. */
export function judgeRow(
  { leaf: bytes, payload, leafHash: stored }: LedgerRow,
  place: number,
  faults: FaultList,
): JudgedRow {
  const hash = leafHash(bytes)
  if (stored !== undefined && !isSameHash(hash, stored)) {
    faults.add(rowFault('ROW_CHANGED', place, 'was changed: its leaf does not have the hash that is stored with it'))
  }
  const leaf = tried(
    () => readLeaf(bytes),
    (why) => faults.add(rowFault('LEAF_MALFORMED', place, `was changed: ${why}`)),
  )
  if (leaf === undefined || payload === undefined || payload === null) return { leaf, hash, erased: 0 }
  return { leaf, hash, erased: erasedOf(leaf, payload, (fault) => faults.add(fault(place))) }
}

type AtPlace = (place: number) => ReturnType<typeof rowFault>

function erasedOf(leaf: Leaf, input: unknown, tell: (fault: AtPlace) => void): number {
  const payload = tried(
    () => readOpenings(input),
    (why) => tell((place) => rowFault('PAYLOAD_MALFORMED', place, `was changed: ${why}`)),
  )
  if (payload === undefined) return 0
  const verdict = verifyEntry(leaf, payload)
  if (verdict.kind === 'opened') return verdict.erased
  const why = `was changed: what its payload says under «${verdict.part}» is not what its leaf commits to`
  tell((place) => rowFault('PAYLOAD_CHANGED', place, why))
  return 0
}

function tried<Value>(read: () => Value, tell: (why: string) => void): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    tell(inSentence(error.message))
    return undefined
  }
}

function inSentence(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}
