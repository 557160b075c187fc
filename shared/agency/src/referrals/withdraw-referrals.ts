import type { OwnSql } from '../doors/operation.ts'
import { closeContent } from './change-referral.ts'
import { permits } from './live-permission.ts'
import { type LockedReferral, referralColumns } from './locked-referral.ts'
import { namesOf, type ReferralKind } from './referral-kind.ts'
import { openStates } from './referral-moves.ts'
import { tellEnvelope } from './tell-envelope.ts'

/** Whose permission was withdrawn, and for whom it was. */
export interface Withdrawn {
  readonly subject: string
  readonly recipient: string
}

/**
 * Closes a person's open referrals to an agency when their consent was withdrawn and no other stands: the receiver
 * finds them revoked, and why. Called in the transaction that ends the grant, after its reach is closed.
 */
export async function withdrawReferrals(own: OwnSql, kind: ReferralKind, withdrawn: Withdrawn): Promise<void> {
  const { referral } = namesOf(kind)
  const closed = await asNobody(own, async () => {
    const found = await own.query<LockedReferral>(
      `update ${referral} set state = 'REVOKED', revoked_because = 'WITHDRAWN', withdrawn_at = now(),
         closed_on = (now() at time zone 'Asia/Jakarta')::date, revision = revision + 1
       where worker_id = $1 and to_agency = $2 and state = any($3)
         and not exists (select from grant_reach g where g.recipient = $2 and g.subject = $1 and ${permits(['CONSENT'])})
       returning ${referralColumns(kind)}`,
      [withdrawn.subject, withdrawn.recipient, openStates],
    )
    await closeContent(
      own,
      kind,
      found.map(({ id }) => id),
    )
    return found
  })
  for (const one of closed) await tellEnvelope(own, one)
}

/** Whoever brings a withdrawal, a case they may not know of is closed as well: the policies see nobody meanwhile. */
async function asNobody<T>(own: OwnSql, work: () => Promise<T>): Promise<T> {
  const [seen] = await own.query<{ agency: string; person: string }>(
    `select coalesce(current_setting('simpul.agency', true), '') as agency,
       coalesce(current_setting('simpul.person', true), '') as person`,
  )
  const see = (agency: string, person: string) =>
    own.query(`select set_config('simpul.agency', $1, true), set_config('simpul.person', $2, true)`, [agency, person])
  await see('', '')
  const result = await work()
  await see(seen?.agency ?? '', seen?.person ?? '')
  return result
}
