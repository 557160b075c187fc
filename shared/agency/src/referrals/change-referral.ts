import type { OwnSql } from '../doors/operation.ts'
import { toColumn } from '../rows/names.ts'
import type { LockedReferral } from './locked-referral.ts'
import { namesOf, type ReferralKind } from './referral-kind.ts'
import { openStates, type ReferralState } from './referral-moves.ts'
import type { ReferralRow } from './referral-tables.ts'
import { tellEnvelope } from './tell-envelope.ts'

/** What a move writes besides the state. */
export type ReferralChanges = Partial<
  Pick<
    ReferralRow,
    'answeredOn' | 'closedOn' | 'rejectionReason' | 'result' | 'revokedBecause' | 'revocationReason' | 'withdrawnAt'
  >
>

/** Writes a move down, closes what was shared where the referral is over, and tells the forum. */
export async function changeReferral(
  own: OwnSql,
  kind: ReferralKind,
  { next, ...referral }: LockedReferral & { readonly next: ReferralState },
  changes: ReferralChanges,
): Promise<void> {
  const written = { ...changes, state: next, revision: referral.revision + 1 }
  const sets = Object.keys(written).map((property, at) => `"${toColumn(property)}" = $${at + 2}`)
  await own.query(`update ${namesOf(kind).referral} set ${sets.join(', ')} where id = $1`, [
    referral.id,
    ...Object.values(written),
  ])
  if (!openStates.includes(next)) await closeContent(own, kind, [referral.id])
  await tellEnvelope(own, { ...referral, state: next, revision: written.revision })
}

/** The receiver of a referral that is over is no party of its content any more; what was shared stays with the sender. */
export async function closeContent(own: OwnSql, kind: ReferralKind, referrals: readonly string[]): Promise<void> {
  await own.query(
    `update party set ended_at = now() where type = $1 and ended_at is null
       and row_id in (select id from ${namesOf(kind).content} where referral_id = any($2))`,
    [kind.contents.type, referrals],
  )
}

/** Puts the account into what is shared, or takes it out: only what the subject may read, and only once it is accepted. */
export async function shareNarrative(
  own: OwnSql,
  kind: ReferralKind,
  { id, matterId, state }: Pick<LockedReferral, 'id' | 'matterId' | 'state'>,
): Promise<void> {
  const { content, narrative, by } = namesOf(kind)
  await own.query(
    `update ${content} set narrative = case when includes_narrative and $3 then
       (select string_agg(n.text, E'\\n\\n' order by n.taken_at, n.id) from ${narrative} n
        where n.${by} = $2 and n.subject_id = ${content}.worker_id) end
     where referral_id = $1`,
    [id, matterId, state === 'ACCEPTED'],
  )
}
