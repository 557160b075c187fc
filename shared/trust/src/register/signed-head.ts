import { z } from 'zod'
import { agencyIdSchema, detachedSchema, digestSchema, timeSchema } from '../names.ts'
import type { Signer } from '../signer.ts'
import type { PrivateJwk, PublicJwk } from '../signing-key.ts'
import { isSignedBy, signStatement, signStatementNow } from '../statement/detached.ts'
import type { RegisterHead } from './register-chain.ts'

/** Where the register ended at one moment, by the word of the forum that keeps it. */
export const signedHeadSchema = z
  .strictObject({
    seq: z.int().min(0),
    hash: digestSchema,
    at: timeSchema,
    author: agencyIdSchema,
    signature: detachedSchema,
  })
  .readonly()

/** Where the register ended at one moment, by the word of the forum that keeps it. */
export type SignedHead = z.infer<typeof signedHeadSchema>

/** Who signs a head, and for which moment. */
export interface HeadMoment {
  readonly author: string
  readonly at: Date
}

/** Signs a head. */
export async function signHead(
  head: RegisterHead,
  { signer, ...moment }: HeadMoment & { readonly signer: Signer },
): Promise<SignedHead> {
  const payload = payloadOf(head, moment)
  return { ...payload, signature: await signStatement('simpul-head', payload, signer) }
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signHeadNow(
  head: RegisterHead,
  { privateKey, ...moment }: HeadMoment & { readonly privateKey: PrivateJwk },
): SignedHead {
  const payload = payloadOf(head, moment)
  return { ...payload, signature: signStatementNow('simpul-head', payload, privateKey) }
}

/** Whether a head is signed with this key. Total. */
export function isHeadSigned({ signature, ...payload }: SignedHead, key: PublicJwk): boolean {
  return isSignedBy(key, { type: 'simpul-head', payload, jws: signature })
}

function payloadOf({ seq, hash }: RegisterHead, { author, at }: HeadMoment) {
  return { seq, hash, at: at.toISOString(), author }
}
