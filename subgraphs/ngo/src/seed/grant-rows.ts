import { type DemoGrant, type DemoWorker, demoGrantDocument } from '@simpul/demo'
import { type GrantDocument, grantDigest } from '@simpul/trust'

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

/** The grants of a worker of which this agency is a party: those that are over too. */
export function grantsOf(worker: DemoWorker, agency: string): readonly GrantRow[] {
  return worker.grants
    .filter(({ owner, recipient }) => owner === agency || recipient === agency)
    .map((grant) => grantRow(worker, grant))
}

function grantRow(worker: DemoWorker, grant: DemoGrant): GrantRow {
  const document = demoGrantDocument(worker, grant)
  const { id, subject, owner, recipient, purposes, basis, givenAt, until } = document
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
    withdrawn_at: grant.withdrawnOn === undefined ? null : `${grant.withdrawnOn}T12:00:00+07:00`,
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
