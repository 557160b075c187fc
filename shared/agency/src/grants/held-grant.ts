import { canonicalJson, type GrantDocument, grantDocumentSchema } from '@simpul/trust'
import type { OwnSql } from '../doors/operation.ts'

/** A grant as one of its two agencies keeps it: what was signed, and what became of it. */
export interface HeldGrant {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  readonly document: unknown
  readonly digest: string
  readonly received_at: Date
  /** When the owner recorded it: it opens from then. */
  readonly recorded_at: Date | null
  readonly until: Date
  readonly withdrawn_at: Date | null
  /** An agency, or `subject`. */
  readonly withdrawn_by: string | null
  readonly withdrawn_reason: string | null
  readonly refused_as: string | null
  readonly read_at: Date | null
}

/** The signed document of a grant; undefined where what is kept is none. */
export function documentOf({ document }: Pick<HeldGrant, 'document'>): GrantDocument | undefined {
  const read = grantDocumentSchema.safeParse(document)
  return read.success ? read.data : undefined
}

/** The grant, held until the end of the transaction, so that two who end or confirm it do so one after the other. */
export async function lockGrant(own: OwnSql, id: string): Promise<HeldGrant | undefined> {
  const [found] = await own.query<HeldGrant>('select * from subject_grant where id = $1 for update', [id])
  return found
}

/** Keeps a grant that waits: it opens nothing yet. False where the agency holds one of this id already. */
export async function keepGrant(own: OwnSql, document: GrantDocument, digest: string): Promise<boolean> {
  const { id, subject, owner, recipient, purposes, basis, until } = document
  const kept = await own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null) on conflict (id) do nothing returning id`,
    [id, subject, owner, recipient, purposes, basis, canonicalJson(document), digest, until],
  )
  return kept.length > 0
}

/** Records a kept grant that nobody has ended: the owner's next read of its rows is open, and its recipient may ask. */
export async function recordGrant(own: OwnSql, document: GrantDocument, recordedAt: Date): Promise<HeldGrant> {
  const [recorded] = await own.query<HeldGrant>(
    `update subject_grant set recorded_at = $2, document = $3, refused_as = null
     where id = $1 and recorded_at is null and withdrawn_at is null returning *`,
    [document.id, recordedAt.toISOString(), canonicalJson(document)],
  )
  if (recorded === undefined) throw new Error('A grant is recorded once, where it is kept and waits.')
  const { id, subject, owner, recipient, purposes, basis, until } = document
  await openReach(own, {
    id,
    subject,
    owner,
    recipient,
    purposes,
    basis,
    opensAt: recordedAt,
    closesAt: new Date(until),
  })
  return recorded
}

/** What a grant or an emergency opens, and from when until when. */
export interface Reach {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  readonly opensAt: Date
  readonly closesAt: Date
}

/** Writes what policies and `mayAsk` read, a row a purpose. It opens no later than now by the database's own clock. */
export async function openReach(own: OwnSql, reach: Reach): Promise<void> {
  const { id, subject, owner, recipient, purposes, basis, opensAt, closesAt } = reach
  await own.query(
    `insert into grant_reach (recipient, purpose, subject, basis, grant_id, owner, opens_at, closes_at)
     select $1, purpose, $2, $3, $4, $5, least($6::timestamptz, now()), $7 from unnest($8::text[]) as given(purpose)
     on conflict (recipient, purpose, subject, basis, grant_id) do nothing`,
    [recipient, subject, basis, id, owner, opensAt.toISOString(), closesAt.toISOString(), purposes],
  )
}

/** Ends what a grant opened: the next read by the database's own clock is closed. */
async function closeReach(own: OwnSql, id: string): Promise<void> {
  // another agency chooses the ids of its emergencies: none of them is a way to a grant's rows, or the other way round
  await own.query(
    `update grant_reach set closes_at = least(closes_at, now()) where grant_id = $1 and basis <> 'VITAL_INTEREST'`,
    [id],
  )
}

/** Who ended a grant, when, and why. */
export interface Ending {
  readonly at: Date
  /** An agency, or `subject`. */
  readonly by: string
  readonly reason: string | undefined
}

/** Ends a grant, once: what ended first is what is kept. */
export async function endGrant(own: OwnSql, id: string, { at, by, reason }: Ending): Promise<HeldGrant | undefined> {
  const [ended] = await own.query<HeldGrant>(
    `update subject_grant set withdrawn_at = coalesce(withdrawn_at, $2), withdrawn_by = coalesce(withdrawn_by, $3),
       withdrawn_reason = case when withdrawn_at is null then $4 else withdrawn_reason end
     where id = $1 returning *`,
    [id, at.toISOString(), by, reason ?? null],
  )
  await closeReach(own, id)
  return ended
}
