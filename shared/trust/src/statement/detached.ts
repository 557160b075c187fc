import { sign as signBytes, verify as verifySignature } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { Signer } from '../signer.ts'
import { type PrivateJwk, type PublicJwk, toPrivateKey } from '../signing-key.ts'
import { TrustError } from '../trust-error.ts'
import { isCanonicalBase64url } from './base64url.ts'
import { rememberedKey } from './remembered-key.ts'

/** What a signature is for. It stands in the signed header, so that one for a head never passes for one on a grant. */
export const statementTypes = [
  'simpul-entry',
  'simpul-head',
  'simpul-grant',
  'simpul-binding',
  'simpul-emergency',
  'simpul-key-proof',
] as const
export type StatementType = (typeof statementTypes)[number]

/** A value and the detached JWS that is said to cover it. */
export interface SignedStatement {
  readonly type: StatementType
  readonly payload: unknown
  readonly jws: string
}

/** Signs the canonical JSON of a value: a detached JWS (RFC 7515 appendix F), EdDSA, with nothing in it open to choice. */
export async function signStatement(type: StatementType, payload: unknown, signer: Signer): Promise<string> {
  const signature = await signer.sign(signedBytes(headerOf(type), payload))
  if (signature.byteLength !== 64) throw new TrustError('KEY_INVALID')
  return `${headerOf(type)}..${Buffer.from(signature).toString('base64url')}`
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signStatementNow(type: StatementType, payload: unknown, privateKey: PrivateJwk): string {
  const signature = signBytes(null, signedBytes(headerOf(type), payload), toPrivateKey(privateKey))
  return `${headerOf(type)}..${signature.toString('base64url')}`
}

/** Whether this key signed this value for this use. Total: whatever is not exactly that is not signed. */
export function isSignedBy(key: PublicJwk, { type, payload, jws }: SignedStatement): boolean {
  const signature = signatureOf(jws, headerOf(type))
  if (signature === undefined) return false
  try {
    return verifySignature(null, signedBytes(headerOf(type), payload), rememberedKey(key), signature)
  } catch {
    return false // a value without canonical JSON, or a key that is none
  }
}

/** The bytes that a detached JWS covers: its header, and the canonical JSON that is not in it. */
export function signedBytes(header: string, payload: unknown): Buffer {
  return Buffer.from(`${header}.${Buffer.from(canonicalJson(payload)).toString('base64url')}`)
}

/** A signature has one spelling: this header, an empty middle, 64 bytes in canonical base64url. */
function signatureOf(jws: unknown, header: string): Buffer | undefined {
  if (typeof jws !== 'string' || !jws.startsWith(`${header}..`)) return undefined
  const text = jws.slice(header.length + 2)
  return text.length === 86 && isCanonicalBase64url(text) ? Buffer.from(text, 'base64url') : undefined
}

function headerOf(type: StatementType): string {
  return headers[type]
}

const headers = Object.fromEntries(
  statementTypes.map((typ) => [typ, Buffer.from(canonicalJson({ alg: 'EdDSA', typ })).toString('base64url')]),
) as Readonly<Record<StatementType, string>>
