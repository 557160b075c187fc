import { sha256, unguessable } from '../base64url.ts'

/** A key pair that proves who holds a token. No script, ours included, can read its private half. */
export interface ProofKey {
  readonly id: string
  readonly pair: CryptoKeyPair
}

/** Where proof keys stay while the reader is away at the sign-in. */
export interface ProofKeys {
  readonly keep: (key: ProofKey) => Promise<void>
  readonly find: (id: string) => Promise<ProofKey | undefined>
  readonly drop: (id: string) => Promise<void>
}

/** The public half, with the members RFC 7638 asks for and no other. */
export interface PublicJwk {
  readonly crv: string
  readonly kty: string
  readonly x: string
  readonly y: string
}

/** Makes a new ES256 key pair whose private half cannot be exported. */
export async function makeProofKey(): Promise<ProofKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  return { id: unguessable(), pair }
}

/** The public half of a proof key, as it stands in each proof. */
export async function publicJwk({ pair }: ProofKey): Promise<PublicJwk> {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  if (!crv || !kty || !x || !y) throw new TypeError('The proof key is not an elliptic curve key.')
  return { crv, kty, x, y }
}

/** The thumbprint (RFC 7638) an issuer binds a code and a token to. */
export async function thumbprint(key: ProofKey): Promise<string> {
  return sha256(JSON.stringify(await publicJwk(key)))
}
