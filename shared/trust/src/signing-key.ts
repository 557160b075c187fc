import { createPrivateKey, createPublicKey, generateKeyPairSync, KeyObject } from 'node:crypto'
import { z } from 'zod'
import { TrustError } from './trust-error.ts'

const thirtyTwoBytes = z.string().refine((text) => {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === text
}, 'must be 32 bytes in base64url')

/** An Ed25519 public key as a JWK; other public members are dropped, a private part is refused. */
export const publicJwkSchema = z
  .object({
    kty: z.literal('OKP', 'must be OKP'),
    crv: z.literal('Ed25519', 'must be Ed25519'),
    x: thirtyTwoBytes,
    d: z.undefined('must not be here: this is the private part of a key').optional(),
  })
  .transform(({ kty, crv, x }) => ({ kty, crv, x }))
  .readonly()

const privateJwkSchema = z
  .object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: thirtyTwoBytes, d: thirtyTwoBytes })
  .readonly()

/** The same, to the letter: what is hashed must not be changed by reading it. */
export const exactPublicJwkSchema = z
  .strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: thirtyTwoBytes })
  .readonly()

/** The public half of an agency's or the gateway's signing key. */
export type PublicJwk = z.infer<typeof publicJwkSchema>

/** A signing key with its private part: it never leaves the folder of its owner. */
export type PrivateJwk = z.infer<typeof privateJwkSchema>

/** A key in either of the forms this package takes. */
export type KeyInput<Jwk> = Jwk | KeyObject

/** Draws a new Ed25519 signing key. */
export function newSigningKey(): { readonly publicKey: PublicJwk; readonly privateKey: PrivateJwk } {
  const privateKey = parsePrivate(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
  return { publicKey: publicOf(privateKey), privateKey }
}

/** The public half of a private key, computed from its private part. */
export function publicOf(privateKey: PrivateJwk): PublicJwk {
  return parsePublic(createPublicKey(toPrivateKey(privateKey)).export({ format: 'jwk' }))
}

/** Reads a signing key as its owner's folder keeps it. What is wrong with it is not said: the text is a secret. */
export function readSigningKey(text: string): PrivateJwk {
  try {
    return parsePrivate(JSON.parse(text))
  } catch {
    throw new TrustError('KEY_INVALID')
  }
}

/** The key to sign with; refuses whatever is not an Ed25519 private key. */
export function toPrivateKey(input: KeyInput<PrivateJwk>): KeyObject {
  const key = input instanceof KeyObject ? input : createPrivateKey({ key: { ...parsePrivate(input) }, format: 'jwk' })
  if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519') throw new TrustError('KEY_INVALID')
  return key
}

/** The key to verify with; refuses whatever is not an Ed25519 public key. */
export function toPublicKey(input: KeyInput<PublicJwk>): KeyObject {
  const key = input instanceof KeyObject ? input : createPublicKey({ key: { ...parsePublic(input) }, format: 'jwk' })
  if (key.type !== 'public' || key.asymmetricKeyType !== 'ed25519') throw new TrustError('KEY_INVALID')
  return key
}

function parsePublic(value: unknown): PublicJwk {
  const parsed = publicJwkSchema.safeParse(value)
  if (!parsed.success) throw new TrustError('KEY_INVALID')
  return parsed.data
}

function parsePrivate(value: unknown): PrivateJwk {
  const parsed = privateJwkSchema.safeParse(value)
  if (!parsed.success) throw new TrustError('KEY_INVALID')
  return parsed.data
}
