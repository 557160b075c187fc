import { type DemoGrant, type DemoWorker, demoGrantDocument, government } from '@simpul/demo'
import { grantDigest } from '@simpul/trust'
import type { BindingRow, GrantReachRow, GrantRow } from './kit-rows.ts'

/** The grants of a worker that the Manpower Service gives under or asks under: those that are over too. */
export function grantRows(worker: DemoWorker): readonly GrantRow[] {
  return worker.grants
    .filter(({ owner, recipient }) => owner === government || recipient === government)
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
    withdrawn_at: grant.withdrawnOn === undefined ? null : `${grant.withdrawnOn}T09:00:00+07:00`,
  }
}

/** What a grant opens, purpose by purpose, and until when: a withdrawal ends it before its time. */
export function reachRows(grant: GrantRow): readonly GrantReachRow[] {
  const { id, recipient, subject, basis, purposes, recorded_at, withdrawn_at, until } = grant
  return purposes.map((purpose) => ({
    recipient,
    purpose,
    subject,
    basis,
    grant_id: id,
    opens_at: recorded_at,
    closes_at: withdrawn_at ?? until,
  }))
}

/** Which worker somebody is who signs in as a subject, where the Manpower Service has seen the person. */
export function bindingRows({ id, binding, knownTo }: DemoWorker, issuer: string): readonly BindingRow[] {
  if (binding === undefined || !knownTo.includes(government)) return []
  const { subject: person } = binding
  return [{ issuer, person, worker_id: id, document: { issuer, person, worker: id, seenBy: government } }]
}
