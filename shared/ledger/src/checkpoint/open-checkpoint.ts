import { LedgerError } from '../ledger-error.ts'
import { openNote, type VerifiedSignature } from '../note/open-note.ts'
import type { VerifierKey } from '../note/verifier-key.ts'
import { type LedgerHead, readLedgerHead } from './ledger-head.ts'

/** Whose word counts for one ledger: its owner's keys, and how many of which witnesses. Public keys only. */
export interface LedgerTrust {
  readonly origin: string
  /** The keys of the owner, the present one and earlier ones. */
  readonly owner: readonly VerifierKey[]
  readonly witnesses: readonly VerifierKey[]
  /** How many witnesses must have cosigned for a checkpoint to count: one at least, whatever is said here. */
  readonly quorum: number
}

/** A checkpoint whose owner's signature holds, and who else vouches for it. */
export interface OpenedCheckpoint {
  readonly head: LedgerHead
  /** The text that was signed. */
  readonly text: string
  /** The names of the witnesses that cosigned it, each key once. */
  readonly witnesses: readonly string[]
  readonly hasQuorum: boolean
}

/** Verifies a checkpoint against the keys of its ledger; without the owner's signature it is refused. */
export function openCheckpoint(note: string | Uint8Array, trust: LedgerTrust): OpenedCheckpoint {
  const { text, signatures } = openNote(note, [...trust.owner, ...trust.witnesses])
  if (!signatures.some(({ key }) => trust.owner.includes(key))) throw new LedgerError('NOTE_UNSIGNED')
  const head = readLedgerHead(text)
  if (head.origin !== trust.origin) {
    throw new LedgerError('CHECKPOINT_MALFORMED', { message: 'The checkpoint is of another ledger.', line: 1 })
  }
  const cosigned = distinctKeys(signatures.filter(({ key }) => trust.witnesses.includes(key)))
  return {
    head,
    text,
    witnesses: cosigned.map(({ name }) => name),
    hasQuorum: cosigned.length >= Math.max(1, trust.quorum),
  }
}

// One key under two names is one witness.
function distinctKeys(signatures: readonly VerifiedSignature[]): readonly VerifierKey[] {
  return [...new Map(signatures.map(({ key }) => [Buffer.from(key.bytes).toString('hex'), key])).values()]
}
