import type { Signer } from '../signer.ts'
import type { PrivateJwk, PublicJwk } from '../signing-key.ts'
import { isSignedBy, signStatement, signStatementNow } from '../statement/detached.ts'
import { isSignedBySubjectNow, type SubjectKey, signAsSubjectNow } from '../statement/subject-statement.ts'
import { type GrantDocument, grantDigest } from './grant-document.ts'

/** What each signature of a grant covers: the grant, and in whose name it is signed. */
export function grantPayload(document: GrantDocument, by: string) {
  return { digest: grantDigest(document), by }
}

/** The grant with an agency's signature; signing again replaces it. */
export async function signGrant(document: GrantDocument, by: string, signer: Signer): Promise<GrantDocument> {
  return withSignature(document, by, await signStatement('simpul-grant', grantPayload(document, by), signer))
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signGrantNow(document: GrantDocument, by: string, privateKey: PrivateJwk): GrantDocument {
  return withSignature(document, by, signStatementNow('simpul-grant', grantPayload(document, by), privateKey))
}

/** The grant with the subject's own signature, by the key of the sign-in. */
export function signGrantAsSubject(document: GrantDocument, key: SubjectKey): GrantDocument {
  return withSignature(document, 'subject', signAsSubjectNow('simpul-grant', grantPayload(document, 'subject'), key))
}

/** The grant with a signature made elsewhere; whether it holds is for `grantFaults`. */
export function withSignature(document: GrantDocument, by: string, jws: string): GrantDocument {
  return { ...document, signatures: [...document.signatures.filter((one) => one.by !== by), { by, jws }] }
}

/** With what a grant's signatures are checked. */
export interface GrantProofs {
  /** The key of an agency as the register has it; undefined for one that may not sign. */
  readonly keyOf: (agency: string) => PublicJwk | undefined
  /** The thumbprint of the key that the subject signs in with, where that is known. */
  readonly subjectProof?: string | undefined
}

/** What is wrong with the signatures that a grant carries; undefined when each is genuine. Who has not signed yet: `grantMissing`. */
export function grantFaults(document: GrantDocument, proofs: GrantProofs): string | undefined {
  const names = document.signatures.map(({ by }) => by)
  if (new Set(names).size !== names.length) return 'The grant is signed twice in one name.'
  for (const { by, jws } of document.signatures) {
    const fault = signatureFault(document, { by, jws }, proofs)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Those of whom one must still sign before the grant may open anything; empty when nobody must. */
export function grantMissing({ takenBy, owner, signatures }: GrantDocument): readonly string[] {
  const hasSigned = (by: string) => signatures.some((one) => one.by === by && one.jws !== null)
  if (!hasSigned(takenBy.agency)) return [takenBy.agency]
  if (takenBy.agency === owner || hasSigned(owner) || hasSigned('subject')) return []
  return [owner, 'subject']
}

type Signature = GrantDocument['signatures'][number]

function signatureFault(
  document: GrantDocument,
  { by, jws }: Signature,
  { keyOf, subjectProof }: GrantProofs,
): string | undefined {
  if (jws === null) return `The signature in the name of ${by} is missing.`
  const statement = { type: 'simpul-grant', payload: grantPayload(document, by), jws } as const
  if (by === 'subject') {
    if (subjectProof === undefined) return 'The subject’s signature cannot be checked without the key of the sign-in.'
    return isSignedBySubjectNow(subjectProof, statement) ? undefined : 'The subject’s signature is not genuine.'
  }
  if (by !== document.owner && by !== document.recipient) return 'The grant is signed by a third agency.'
  const key = keyOf(by)
  if (key === undefined) return `The agency ${by} has no key in the register.`
  return isSignedBy(key, statement) ? undefined : `The signature of ${by} is not genuine.`
}
