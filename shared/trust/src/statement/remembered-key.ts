import type { KeyObject } from 'node:crypto'
import { type PublicJwk, toPublicKey } from '../signing-key.ts'

const imported = new WeakMap<PublicJwk, KeyObject>()

/** The key to verify with, imported once for each JWK: importing costs as much as verifying. */
export function rememberedKey(jwk: PublicJwk): KeyObject {
  const known = imported.get(jwk)
  if (known !== undefined) return known
  const key = toPublicKey(jwk)
  imported.set(jwk, key)
  return key
}
