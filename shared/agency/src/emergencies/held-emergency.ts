import { HubError } from '@simpul/serving'
import { canonicalJson, type Emergency, type EmergencyConfirmation, emergencySchema } from '@simpul/trust'
import type { OwnSql } from '../doors/operation.ts'
import { openReach } from '../grants/held-grant.ts'

/** An emergency as its recipient, who opened it, and its owner keep it. */
export interface HeldEmergency {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly document: unknown
  readonly opened_at: Date
  readonly confirmation: unknown
  readonly confirmed_at: Date | null
  readonly closes_at: Date
  readonly read_at: Date | null
  readonly reviewed_at: Date | null
  readonly reviewed_by: string | null
  readonly reviewer: string | null
  readonly is_upheld: boolean | null
  readonly review_note: string | null
}

/** How many of one agency's may wait for a review; with these it opens no more. */
const mostUnreviewed = 3

/** Keeps an emergency and opens its rows until it closes. One that is kept already changes nothing. */
export async function keepEmergency(own: OwnSql, emergency: Emergency, closesAt: Date): Promise<void> {
  const { id, subject, owner, recipient, purposes, openedAt } = emergency
  // two that are opened at once are counted one after the other
  await own.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`simpul emergency ${recipient}`])
  const [known] = await own.query<HeldEmergency>('select * from emergency where id = $1', [id])
  if (known !== undefined && canonicalJson(emergencyOf(known)) === canonicalJson(emergency)) return
  if (known !== undefined) throw new HubError('CONFLICT', 'Another emergency has this id here.')
  await refuseUnreviewed(own, recipient)
  await own.query(
    `insert into emergency (id, subject, owner, recipient, purposes, document, opened_at, closes_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, subject, owner, recipient, purposes, canonicalJson(emergency), openedAt, closesAt.toISOString()],
  )
  const basis = 'VITAL_INTEREST'
  await openReach(own, { id, subject, owner, recipient, purposes, basis, opensAt: new Date(openedAt), closesAt })
}

async function refuseUnreviewed(own: OwnSql, recipient: string): Promise<void> {
  const waiting = await own.query('select id from emergency where recipient = $1 and reviewed_at is null limit $2', [
    recipient,
    mostUnreviewed,
  ])
  if (waiting.length < mostUnreviewed) return
  throw new HubError(
    'CONFLICT',
    `${mostUnreviewed} emergencies of ${recipient} wait for their review; it opens no more until one is reviewed.`,
  )
}

/** The emergency, held until the end of the transaction; NOT_FOUND where there is none. */
export async function lockEmergency(own: OwnSql, id: string): Promise<HeldEmergency> {
  const [held] = await own.query<HeldEmergency>('select * from emergency where id = $1 for update', [id])
  if (held === undefined) throw noSuchEmergency()
  return held
}

/** What was signed when it was opened. */
export function emergencyOf({ document }: HeldEmergency): Emergency {
  return emergencySchema.parse(document)
}

/** Writes the second person's confirmation down and lets the rows stay open until then. */
export async function keepConfirmation(
  own: OwnSql,
  confirmation: EmergencyConfirmation,
  closesAt: Date,
): Promise<HeldEmergency> {
  const { id, confirmedAt } = confirmation
  const [kept] = await own.query<HeldEmergency>(
    'update emergency set confirmation = $2, confirmed_at = $3, closes_at = $4 where id = $1 returning *',
    [id, canonicalJson(confirmation), confirmedAt, closesAt.toISOString()],
  )
  if (kept === undefined) throw noSuchEmergency()
  await own.query(`update grant_reach set closes_at = $2 where grant_id = $1 and basis = 'VITAL_INTEREST'`, [
    id,
    closesAt.toISOString(),
  ])
  return kept
}

/** Ends what an emergency opened: the next read is closed. */
export async function closeEmergency(own: OwnSql, id: string): Promise<void> {
  await own.query(
    `update grant_reach set closes_at = least(closes_at, now()) where grant_id = $1 and basis = 'VITAL_INTEREST'`,
    [id],
  )
}

/** Forgets an emergency that its owner never had. */
export async function dropEmergency(own: OwnSql, id: string): Promise<void> {
  await own.query(`delete from grant_reach where grant_id = $1 and basis = 'VITAL_INTEREST'`, [id])
  await own.query('delete from emergency where id = $1', [id])
}

/** One answer for what there is not and what is not the caller's. */
export function noSuchEmergency(): HubError {
  return new HubError('NOT_FOUND', 'There is no such emergency here.')
}
