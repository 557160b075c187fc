import { type GrantDocument, grantDigest } from '@simpul/trust'
import type { EntityManager } from 'typeorm'
import { type BindingRow, type GrantReachRow, type GrantRow, insertKitRows } from './kit-rows.ts'

/** A permission of the seed; the day on which it was withdrawn, where it was. */
export interface SeedGrant {
  readonly document: GrantDocument
  readonly withdrawnOn?: string | undefined
}

/** A sign-in of the seed, and the worker whom the agency saw. */
export interface SeedBinding {
  readonly issuer: string
  readonly person: string
  readonly worker: string
  /** The day on which the agency saw her. */
  readonly seenOn: string
}

/** What an agency's seed writes of people's permissions. */
export interface SeedPermissions {
  /** Whose database it is: it keeps the grants of which it is a side, and no other. */
  readonly agency: string
  readonly grants: readonly SeedGrant[]
  readonly bindings: readonly SeedBinding[]
}

/** Writes what workers permitted, each side its own copy, those that are over too; and who they are when they sign in. */
export async function insertPermissions(
  own: Pick<EntityManager, 'query'>,
  { agency, grants, bindings }: SeedPermissions,
): Promise<void> {
  const kept = grants
    .filter(({ document: { owner, recipient } }) => owner === agency || recipient === agency)
    .map(grantRow)
  await insertKitRows(own, 'subject_grant', kept)
  await insertKitRows(own, 'grant_reach', kept.flatMap(reachRows))
  await insertKitRows(
    own,
    'subject_binding',
    bindings.map((binding) => bindingRow(binding, agency)),
  )
}

function grantRow({ document, withdrawnOn }: SeedGrant): GrantRow {
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
    received_at: givenAt,
    recorded_at: givenAt,
    until,
    withdrawn_at: withdrawnOn === undefined ? null : `${withdrawnOn}T12:00:00+07:00`,
    withdrawn_by: withdrawnOn === undefined ? null : 'subject',
  }
}

/** What a grant opens, purpose by purpose, and until when: a withdrawal ends it before its time. */
function reachRows(grant: GrantRow): readonly GrantReachRow[] {
  const { id, owner, recipient, subject, basis, purposes, recorded_at, withdrawn_at, until } = grant
  return purposes.map((purpose) => ({
    recipient,
    purpose,
    subject,
    basis,
    grant_id: id,
    owner,
    opens_at: recorded_at,
    closes_at: withdrawn_at ?? until,
  }))
}

function bindingRow({ issuer, person, worker, seenOn }: SeedBinding, agency: string): BindingRow {
  const document = { issuer, person, worker, seenBy: agency }
  return { issuer, person, worker_id: worker, document, recorded_at: `${seenOn}T00:00:00+07:00` }
}
