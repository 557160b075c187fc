import { createPrivateKey, createPublicKey, KeyObject, sign as signBytes, verify as verifySignature } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import { type ProofAlgorithm, type ProofKey, readProofKey } from '../dpop/proof-key.ts'
import { sha256Base64url } from '../sha256.ts'
import { TrustError } from '../trust-error.ts'
import { isCanonicalBase64url } from './base64url.ts'
import { type SignedStatement, type StatementType, signedBytes } from './detached.ts'

/** The private key of somebody who signs in: the one that the tokens are bound to. P-256 or Ed25519. */
export type SubjectKey =
  | KeyObject
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string; readonly d: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly d: string }

/** A person's own signature: a detached JWS by the key of the person's sign-in, which its header carries. */
export async function signAsSubject(type: StatementType, payload: unknown, key: SubjectKey): Promise<string> {
  return signAsSubjectNow(type, payload, key)
}

/** The same at once: for tests and the demonstration. */
export function signAsSubjectNow(type: StatementType, payload: unknown, subjectKey: SubjectKey): string {
  const key = importPrivate(subjectKey)
  const alg = key.asymmetricKeyType === 'ed25519' ? 'EdDSA' : 'ES256'
  const header = encode({ alg, jwk: createPublicKey(key).export({ format: 'jwk' }), typ: type })
  const bytes = signedBytes(header, payload)
  const signature =
    alg === 'EdDSA' ? signBytes(null, bytes, key) : signBytes('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })
  return `${header}..${signature.toString('base64url')}`
}

/** Whether the holder of the key with this RFC 7638 thumbprint signed this value for this use. Total. */
export async function isSignedBySubject(thumbprint: string, statement: SignedStatement): Promise<boolean> {
  return isSignedBySubjectNow(thumbprint, statement)
}

/** The same at once. */
export function isSignedBySubjectNow(thumbprint: string, { type, payload, jws }: SignedStatement): boolean {
  try {
    const read = readSubjectJws(type, jws)
    if (read === undefined || read.key.thumbprint !== thumbprint) return false
    return verifies(read, signedBytes(read.header, payload))
  } catch {
    return false // a value without canonical JSON
  }
}

/** The thumbprint of the key that a subject's signature carries; undefined where it is none. It says nothing of who holds it. */
export function subjectThumbprint(type: StatementType, jws: string): string | undefined {
  return readSubjectJws(type, jws)?.key.thumbprint
}

/** The RFC 7638 thumbprint by which a subject's key is known. */
export function subjectKeyThumbprint(key: SubjectKey): string {
  return sha256Base64url(canonicalJson(createPublicKey(importPrivate(key)).export({ format: 'jwk' })))
}

interface SubjectJws {
  readonly header: string
  readonly alg: ProofAlgorithm
  readonly key: ProofKey
  readonly signature: Buffer
}

/** Read strictly: the header is canonical JSON of exactly algorithm, key and use. */
function readSubjectJws(type: StatementType, jws: unknown): SubjectJws | undefined {
  if (typeof jws !== 'string' || jws.length > 1000) return undefined
  const [header, middle, signature, ...rest] = jws.split('.')
  if (header === undefined || middle !== '' || signature === undefined || rest.length > 0) return undefined
  if (!isCanonicalBase64url(header) || !isCanonicalBase64url(signature)) return undefined
  const { alg, jwk } = parse(header)
  if (alg !== 'EdDSA' && alg !== 'ES256') return undefined
  const key = readProofKey(jwk, alg)
  if (key === undefined || encode({ alg, jwk: key.key.export({ format: 'jwk' }), typ: type }) !== header)
    return undefined
  return { header, alg, key, signature: Buffer.from(signature, 'base64url') }
}

function verifies({ alg, key: { key }, signature }: SubjectJws, bytes: Buffer): boolean {
  if (signature.length !== 64) return false
  if (alg === 'EdDSA') return verifySignature(null, bytes, key, signature)
  return verifySignature('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function importPrivate(input: SubjectKey): KeyObject {
  const key = input instanceof KeyObject ? input : createPrivateKey({ key: { ...input }, format: 'jwk' })
  const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  if (key.type !== 'private' || !(key.asymmetricKeyType === 'ed25519' || isP256)) throw new TrustError('KEY_INVALID')
  return key
}

function encode(header: object): string {
  return Buffer.from(canonicalJson(header)).toString('base64url')
}

function parse(header: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
