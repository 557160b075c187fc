import { z } from 'zod'
import { agencyIdSchema, detachedSchema, pseudonymSchema, timeSchema } from '../names.ts'
import type { Signer } from '../signer.ts'
import type { PrivateJwk, PublicJwk } from '../signing-key.ts'
import { isSignedBy, signStatement, signStatementNow } from '../statement/detached.ts'

/** An agency's word that it saw the person who signs in, and which worker the person is. */
export const bindingSchema = z
  .strictObject({
    /** The issuer of the sign-in, and the name it has for the person. */
    issuer: z.string().min(1).max(2000),
    person: z.string().min(1).max(255),
    /** The worker's id. */
    worker: z.string().min(1).max(100),
    agency: agencyIdSchema,
    at: timeSchema,
    officer: pseudonymSchema,
    signature: detachedSchema,
  })
  .readonly()

/** An agency's word that it saw the person who signs in. */
export type Binding = z.infer<typeof bindingSchema>

/** A binding before it is signed. */
export type BindingDraft = Omit<Binding, 'signature'>

/** Signs a binding in the name of its agency. */
export async function signBinding(draft: BindingDraft, signer: Signer): Promise<Binding> {
  const payload = payloadOf(draft)
  return { ...payload, signature: await signStatement('simpul-binding', payload, signer) }
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signBindingNow(draft: BindingDraft, privateKey: PrivateJwk): Binding {
  const payload = payloadOf(draft)
  return { ...payload, signature: signStatementNow('simpul-binding', payload, privateKey) }
}

/** Whether a binding is signed with this key. Total. */
export function isBindingSigned(binding: Binding, key: PublicJwk): boolean {
  return isSignedBy(key, { type: 'simpul-binding', payload: payloadOf(binding), jws: binding.signature })
}

/** Whose rows bindings are to open, for whom. */
export interface BindingQuestion {
  readonly issuer: string
  readonly person: string
  /** The agency whose rows they are. */
  readonly agency: string
  /** The key of an agency as the register has it; undefined for one that may not sign. */
  readonly keyOf: (agency: string) => PublicJwk | undefined
}

/**
 * The worker that a sign-in is to one agency: by its own signature, or by those of two others that name the same worker.
 * Where two workers could be meant it is nobody.
 */
export function boundWorker(
  bindings: readonly Binding[],
  { issuer, person, agency, keyOf }: BindingQuestion,
): string | undefined {
  const genuine = bindings.filter((one) => {
    const key = keyOf(one.agency)
    return one.issuer === issuer && one.person === person && key !== undefined && isBindingSigned(one, key)
  })
  const own = workersOf(genuine.filter((one) => one.agency === agency))
  if (own.size > 0) return only(own)
  const seenByTwo = [...workersOf(genuine)].filter(
    (worker) => new Set(genuine.filter((one) => one.worker === worker).map((one) => one.agency)).size >= 2,
  )
  return only(new Set(seenByTwo))
}

function workersOf(bindings: readonly Binding[]): ReadonlySet<string> {
  return new Set(bindings.map(({ worker }) => worker))
}

function only(workers: ReadonlySet<string>): string | undefined {
  const [first, ...others] = workers
  return others.length === 0 ? first : undefined
}

function payloadOf({ issuer, person, worker, agency, at, officer }: BindingDraft): BindingDraft {
  return { issuer, person, worker, agency, at, officer }
}
