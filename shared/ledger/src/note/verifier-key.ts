import { createPublicKey, hash, type KeyObject } from 'node:crypto'
import type { PublicJwk } from '@simpul/trust'
import { LedgerError } from '../ledger-error.ts'
import { fromBase64, toBase64 } from '../spelling.ts'
import { checkedKeyName } from './key-name.ts'

/** What a key signs: a note as it is, or a checkpoint with the time at which a witness saw it. */
export type NoteKeyUse = 'NOTE' | 'COSIGNATURE'

/** A public key that signatures of notes are checked with: an Ed25519 key, a name, and a use. */
export interface VerifierKey {
  readonly name: string
  readonly use: NoteKeyUse
  /** The 32 bytes of the public key. */
  readonly bytes: Uint8Array
  /** The first four bytes of a hash over all of the above, as a number: with the name it says which key signed. */
  readonly id: number
  readonly key: KeyObject
}

// The signature types that C2SP signed-note assigns.
const typeOfUse: Readonly<Record<NoteKeyUse, number>> = { NOTE: 0x01, COSIGNATURE: 0x04 }

/** A public key under a name and for a use. */
export function verifierKey(name: string, use: NoteKeyUse, { x }: PublicJwk): VerifierKey {
  return keyOfBytes(checkedKeyName(name), use, Buffer.from(x, 'base64url'))
}

/** The text of a verifier key: `<name>+<id in hex>+<base64 of type and key>` (C2SP signed-note). */
export function printVerifierKey({ name, use, bytes, id }: VerifierKey): string {
  return `${name}+${hexOfId(id)}+${toBase64(Buffer.concat([Buffer.of(typeOfUse[use]), bytes]))}`
}

/** Reads the text of a verifier key. */
export function readVerifierKey(text: string): VerifierKey {
  const { name, id, use, rest } = splitKeyText(text)
  const key = keyOfBytes(name, use, rest)
  if (hexOfId(key.id) !== id) throw malformed('The id of the key does not fit its name and bytes.')
  return key
}

/** The parts of the text of a key, public or private: both end in an id and in a type byte with 32 bytes. */
export function splitKeyText(text: string) {
  const [name = '', id = '', material = '', ...more] = splitAtPluses(text)
  const bytes = fromBase64(material)
  if (more.length > 0 || !/^[0-9a-f]{8}$/.test(id) || bytes?.byteLength !== 33) {
    throw malformed('The key is not a name, an id of eight hex digits, and 33 bytes in Base64, joined by pluses.')
  }
  return { name: checkedKeyName(name), id, use: useOfType(bytes[0]), rest: bytes.subarray(1) }
}

/** The type byte of a use. */
export function typeByte(use: NoteKeyUse): number {
  return typeOfUse[use]
}

/** An id as eight hex digits. */
export function hexOfId(id: number): string {
  return id.toString(16).padStart(8, '0')
}

// Base64 has pluses of its own, so only the first two divide.
function splitAtPluses(text: string): readonly string[] {
  const first = text.indexOf('+')
  const second = text.indexOf('+', first + 1)
  return first < 0 || second < 0 ? [] : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)]
}

function keyOfBytes(name: string, use: NoteKeyUse, bytes: Uint8Array): VerifierKey {
  const digest = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(typeOfUse[use]), bytes]), 'buffer')
  return { name, use, bytes, id: digest.readUInt32BE(0), key: toKeyObject(bytes) }
}

function toKeyObject(bytes: Uint8Array): KeyObject {
  try {
    const x = Buffer.from(bytes).toString('base64url')
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    throw malformed('The key is not an Ed25519 key of 32 bytes.')
  }
}

function useOfType(type: number | undefined): NoteKeyUse {
  if (type === typeOfUse.NOTE) return 'NOTE'
  if (type === typeOfUse.COSIGNATURE) return 'COSIGNATURE'
  throw malformed('The key is neither an Ed25519 key for notes (type 1) nor one for cosignatures (type 4).')
}

function malformed(message: string): LedgerError {
  return new LedgerError('KEY_MALFORMED', { message })
}
