import {
  type GrantDocument,
  type PrivateJwk,
  type SubjectKey,
  sha256Hex,
  signGrantAsSubject,
  signGrantNow,
  subjectKeyThumbprint,
  wordsDigest,
} from '@simpul/trust'
import type { DemoGrant, DemoWorker } from './demo-worker.ts'

/**
 * A worker's permission as owner and recipient keep it, signed where the keys are given. Where the recipient took it,
 * the subject confirmed it: nobody grants to itself. Whether it was withdrawn is for the owner to keep beside it.
 */
export function demoGrantDocument(
  worker: Pick<DemoWorker, 'id'>,
  grant: DemoGrant,
  keys?: ReadonlyMap<string, PrivateJwk>,
): GrantDocument {
  const document = unsigned(worker, grant)
  const key = keys?.get(grant.takenBy.agency)
  if (key === undefined) return document
  const taken = signGrantNow(document, grant.takenBy.agency, key)
  return grant.takenBy.agency === grant.owner ? taken : signGrantAsSubject(taken, demoSubjectKey)
}

function unsigned(worker: Pick<DemoWorker, 'id'>, grant: DemoGrant): GrantDocument {
  const words = { language: 'id', text: grant.words.id }
  const isTakenByOwner = grant.takenBy.agency === grant.owner
  return {
    id: grant.id,
    subject: worker.id,
    owner: grant.owner,
    recipient: grant.recipient,
    purposes: grant.purposes,
    basis: grant.basis,
    words,
    wordsDigest: wordsDigest(words),
    evidenceDigest: sha256Hex(`${grant.evidence} ${grant.id}`),
    takenBy: grant.takenBy,
    givenAt: `${grant.givenOn}T00:00:00+07:00`,
    until: `${grant.until}T23:59:59+07:00`,
    signatures: [{ by: grant.takenBy.agency, jws: null }, ...(isTakenByOwner ? [] : [{ by: 'subject', jws: null }])],
  }
}

/**
 * The key with which every worker of the demonstration once confirmed. It is public, so it proves nothing and signs in
 * nobody; a real subject signs with the key of the own sign-in.
 */
export const demoSubjectKey: SubjectKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: 'WrOxVADUQOfVojQrCvArAWav98oEE6U8zaqNxSHNBHs',
  d: 'n0KKVUyo1Mo0WsFnTFsE1FHYcBsURz6SwvQoPMiSUb8',
}

/** The thumbprint of that key, against which the demonstration's grants are checked. */
export const demoSubjectProof: string = subjectKeyThumbprint(demoSubjectKey)
