import { createHash } from 'node:crypto'
import type { DemoGrant, DemoWorker } from '@simpul/demo'
import { type GrantDocument, grantDigest, readGrant, wordsDigest } from '@simpul/trust'

/** A row of `subject_grant`. */
export interface GrantRow {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  readonly document: GrantDocument
  readonly digest: string
  readonly recorded_at: string
  readonly until: string
  readonly withdrawn_at: string | null
}

/** A row of `grant_reach`: one a purpose. */
export interface GrantReachRow {
  readonly recipient: string
  readonly purpose: string
  readonly subject: string
  readonly basis: string
  readonly grant_id: string
  readonly opens_at: string
  readonly closes_at: string
}

/** The grants of a worker that this agency gives under or asks under: those that are over too. */
export function grantsOf({ id, grants }: DemoWorker, agency: string): readonly GrantRow[] {
  return grants
    .filter(({ owner, recipient }) => owner === agency || recipient === agency)
    .map((grant) => grantRow(grant, id))
}

function grantRow(grant: DemoGrant, subject: string): GrantRow {
  const document = documentOf(grant, subject)
  const { id, owner, recipient, purposes, basis, givenAt, until } = document
  return {
    id,
    subject,
    owner,
    recipient,
    purposes,
    basis,
    document,
    digest: grantDigest(document),
    recorded_at: givenAt,
    until,
    withdrawn_at: grant.withdrawnOn === undefined ? null : startOf(grant.withdrawnOn),
  }
}

/** What a grant opens and until when: a withdrawal ends it before its time. */
export function reachesOf({ id, subject, recipient, purposes, basis, ...times }: GrantRow): readonly GrantReachRow[] {
  return purposes.map((purpose) => ({
    recipient,
    purpose,
    subject,
    basis,
    grant_id: id,
    opens_at: times.recorded_at,
    closes_at: times.withdrawn_at ?? times.until,
  }))
}

/** Taken by an agency and, where that is not the owner, signed by the subject too. */
function documentOf(grant: DemoGrant, subject: string): GrantDocument {
  const { id, owner, recipient, purposes, basis, takenBy } = grant
  const words = { language: 'id', text: grant.words.id }
  const signers = takenBy.agency === owner ? [owner] : [takenBy.agency, 'subject']
  return readGrant({
    id,
    subject,
    owner,
    recipient,
    purposes,
    basis,
    words,
    wordsDigest: wordsDigest(words),
    evidenceDigest: createHash('sha256').update(`${id} ${grant.evidence}`).digest('hex'),
    takenBy,
    givenAt: startOf(grant.givenOn),
    until: `${grant.until}T23:59:59+07:00`,
    signatures: signers.map((by) => ({ by, jws: null })),
  })
}

/** The first moment of a day in Jember: whoever permits something today has permitted it when the day is seeded. */
function startOf(day: string): string {
  return `${day}T00:00:00+07:00`
}
