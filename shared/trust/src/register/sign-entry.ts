import { z } from 'zod'
import type { Signer } from '../signer.ts'
import type { PrivateJwk } from '../signing-key.ts'
import { signStatement, signStatementNow } from '../statement/detached.ts'
import { TrustError } from '../trust-error.ts'
import { headOf, type RegisterHead } from './register-chain.ts'
import { type RegisterDraft, type RegisterEntry, registerEntrySchema } from './register-entry.ts'

/** The entry that follows `head`, signed by its author; a draft that is not an entry is refused with what is wrong with it. */
export async function signEntry(draft: RegisterDraft, head: RegisterHead, signer: Signer): Promise<RegisterEntry> {
  const { signature: _, ...payload } = unsignedEntry(draft, head)
  return withSignature(payload, await signStatement('simpul-entry', payload, signer))
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signEntryNow(draft: RegisterDraft, head: RegisterHead, privateKey: PrivateJwk): RegisterEntry {
  const { signature: _, ...payload } = unsignedEntry(draft, head)
  return withSignature(payload, signStatementNow('simpul-entry', payload, privateKey))
}

/** The register with one more entry, signed with a key at hand. */
export function appendEntry(
  entries: readonly RegisterEntry[],
  draft: RegisterDraft,
  privateKey: PrivateJwk,
): readonly RegisterEntry[] {
  return [...entries, signEntryNow(draft, headOf(entries), privateKey)]
}

/** Read before it is signed: a key is not asked to sign what nobody can read. */
function unsignedEntry({ kind, body, author, at }: RegisterDraft, head: RegisterHead): RegisterEntry {
  return parse({ kind, body, author, at, seq: head.seq + 1, previous: head.hash, signature: 'unsigned..unsigned' })
}

function withSignature(payload: object, signature: string): RegisterEntry {
  return parse({ ...payload, signature })
}

function parse(value: unknown): RegisterEntry {
  const parsed = registerEntrySchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new TrustError('ENTRY_INVALID', {
    message: `The entry does not fit the register: ${z.prettifyError(parsed.error)}`,
  })
}
