import { sign as signBytes } from 'node:crypto'
import { type PrivateJwk, type PublicJwk, publicOf, toPrivateKey } from './signing-key.ts'

/** Signs in the name of an agency. An interface, so that a key may stay in a device that never gives it out. */
export interface Signer {
  readonly publicKey: PublicJwk
  /** The Ed25519 signature of these bytes: 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** A signer with a key at hand. */
export function keySigner(privateKey: PrivateJwk): Signer {
  const key = toPrivateKey(privateKey)
  return {
    publicKey: publicOf(privateKey),
    sign: async (bytes) => signBytes(null, bytes, key),
  }
}
