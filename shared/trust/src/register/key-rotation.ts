import type { Signer } from '../signer.ts'
import type { PublicJwk } from '../signing-key.ts'
import { isSignedBy, signStatement } from '../statement/detached.ts'
import type { RegisterHead } from './register-chain.ts'
import type { EntryOf, RegisterDraft } from './register-entry.ts'

/** What a new key signs: whose key it is to be, and at which place of the register. */
export function keyProofPayload(agency: string, publicKey: PublicJwk, previous: string) {
  return { agency, publicKey, previous }
}

/** The draft by which an agency takes a new key. The old key signs it, after `head` and nowhere else. */
export async function rotationDraft(
  head: RegisterHead,
  { agency, newSigner, at }: { readonly agency: string; readonly newSigner: Signer; readonly at: string },
): Promise<RegisterDraft> {
  const { publicKey } = newSigner
  const proof = await signStatement('simpul-key-proof', keyProofPayload(agency, publicKey, head.hash), newSigner)
  return { kind: 'KEY_ROTATED', author: agency, at, body: { agency, publicKey, proof } }
}

const proven = new WeakMap<EntryOf<'KEY_ROTATED'>, boolean>()

/** Whether the new key signed for its place; each entry is verified once. */
export function hasNewKeysProof(entry: EntryOf<'KEY_ROTATED'>): boolean {
  const known = proven.get(entry)
  if (known !== undefined) return known
  const { agency, publicKey, proof } = entry.body
  const payload = keyProofPayload(agency, publicKey, entry.previous)
  const verdict = isSignedBy(publicKey, { type: 'simpul-key-proof', payload, jws: proof })
  proven.set(entry, verdict)
  return verdict
}
