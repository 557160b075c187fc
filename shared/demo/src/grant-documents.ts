import { type GrantDocument, sha256Hex, wordsDigest } from '@simpul/trust'
import type { DemoGrant, DemoWorker } from './demo-worker.ts'

/**
 * A worker's permission as owner and recipient keep it, unsigned. Where the recipient took it, the subject confirmed it:
 * nobody grants to itself. Whether it was withdrawn is for the owner to keep beside it.
 */
export function demoGrantDocument(worker: Pick<DemoWorker, 'id'>, grant: DemoGrant): GrantDocument {
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
    givenAt: `${grant.givenOn}T09:00:00+07:00`,
    until: `${grant.until}T23:59:59+07:00`,
    signatures: [{ by: grant.takenBy.agency, jws: null }, ...(isTakenByOwner ? [] : [{ by: 'subject', jws: null }])],
  }
}
