import { verify } from 'node:crypto'
import { LedgerError } from '../ledger-error.ts'
import { cosignedBytes, splitCosignature } from './cosigned-bytes.ts'
import { type NoteSignature, readNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'

/** One verified signature; a cosignature says when it was made. */
export interface VerifiedSignature {
  readonly key: VerifierKey
  readonly seconds: number | undefined
}

/** The text of a note, and which of the known keys signed it: each once, at least one. */
export interface OpenedNote {
  readonly text: string
  readonly signatures: readonly VerifiedSignature[]
}

/**
 * Reads a note and verifies it. Signatures by unknown keys are passed over; a false one in the name of a known key
 * refuses the whole note, as does the lack of any (C2SP signed-note).
 */
export function openNote(input: string | Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = readNote(input)
  const verified = new Map<VerifierKey, VerifiedSignature>()
  for (const line of signatures) {
    const key = keys.find(({ name, id }) => name === line.name && id === line.keyId)
    if (key !== undefined && !verified.has(key)) verified.set(key, { key, seconds: verifiedTime(text, line, key) })
  }
  if (verified.size === 0) throw new LedgerError('NOTE_UNSIGNED')
  return { text, signatures: [...verified.values()] }
}

function verifiedTime(text: string, { signature }: NoteSignature, key: VerifierKey): number | undefined {
  if (key.use === 'NOTE') {
    if (!isSigned(Buffer.from(text), signature, key)) throw falseSignature(key)
    return undefined
  }
  const parts = splitCosignature(signature)
  if (parts === undefined) throw falseSignature(key)
  if (!isSigned(cosignedBytes(text, parts.seconds), parts.signature, key)) throw falseSignature(key)
  return parts.seconds
}

function isSigned(bytes: Uint8Array, signature: Uint8Array, { key }: VerifierKey): boolean {
  return signature.byteLength === 64 && verify(null, bytes, key, signature)
}

function falseSignature({ name }: VerifierKey): LedgerError {
  return new LedgerError('SIGNATURE_INVALID', {
    message: `The signature in the name of ${name} does not fit the note.`,
  })
}
