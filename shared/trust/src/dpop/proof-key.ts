import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { sha256Base64url } from '../sha256.ts'

/** The signature algorithms a proof may use. `Ed25519` is the newer name of `EdDSA` with that curve (RFC 9864). */
export const proofAlgorithms = ['EdDSA', 'Ed25519', 'ES256'] as const
export type ProofAlgorithm = (typeof proofAlgorithms)[number]

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const edwards = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate })
const p256 = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })

// RFC 7517 and 7518: where any JWK keeps what is secret, of whatever kind it says it is.
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/** A public key that came with a proof. */
export interface ProofKey {
  readonly key: KeyObject
  /** RFC 7638: the hash of the key's required members, as `cnf.jkt` names it. */
  readonly thumbprint: string
}

/** Reads the key of a proof; undefined unless it is one public key that fits the algorithm. */
export function readProofKey(jwk: unknown, algorithm: ProofAlgorithm): ProofKey | undefined {
  if (typeof jwk !== 'object' || jwk === null || privateMembers.some((member) => member in jwk)) return undefined
  const parsed = (algorithm === 'ES256' ? p256 : edwards).safeParse(jwk)
  if (!parsed.success) return undefined
  const key = importKey(parsed.data)
  return key === undefined ? undefined : { key, thumbprint: sha256Base64url(canonicalJson(parsed.data)) }
}

function importKey(jwk: z.infer<typeof edwards | typeof p256>): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    return undefined // a point that is not on the curve
  }
}
