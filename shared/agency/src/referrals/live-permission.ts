import type { OwnSql } from '../doors/operation.ts'
import { referralPurpose } from './referral-kind.ts'

/** One subject and the agency that would read about them. */
export interface Permission {
  readonly worker: string
  readonly recipient: string
}

/**
 * The condition under which a row `g` of grant_reach permits what a referral shares. At this very moment: what was
 * withdrawn since the transaction began does not permit it any more.
 */
export function permits(bases: readonly string[]): string {
  return `g.purpose = '${referralPurpose}' and g.basis in (${bases.map((basis) => `'${basis}'`).join(', ')})
    and g.opens_at <= clock_timestamp() and clock_timestamp() < g.closes_at`
}

/**
 * Whether the subject permits the recipient to read, held until the transaction ends: a withdrawal waits for it, and
 * then closes what was written under it.
 */
export async function holdPermission(own: OwnSql, { worker, recipient }: Permission): Promise<boolean> {
  const found = await own.query(
    `select g.grant_id from grant_reach g where g.recipient = $1 and g.subject = $2
       and ${permits(['CONSENT', 'VITAL_INTEREST'])} for share`,
    [recipient, worker],
  )
  return found.length > 0
}
