import type { KitOperations, OwnSql } from '../doors/operation.ts'
import type { Reminder } from '../reminders/daily-reminders.ts'
import type { FieldResolver } from '../server/resolvers.ts'
import { acceptReferral, completeReferral, rejectReferral } from './answer-referral.ts'
import { reshareReferral, revokeReferral } from './change-own-referral.ts'
import { refer } from './refer.ts'
import type { ReferralKind } from './referral-kind.ts'
import { referralReminder, referralReminders } from './referral-reminders.ts'
import { referralStanding } from './referral-standing.ts'
import { type Withdrawn, withdrawReferrals } from './withdraw-referrals.ts'

/** What an agency that refers does for it: its mutations, what its kit answers, and what follows a withdrawal. */
export interface Referrals {
  readonly mutations: Readonly<Record<string, FieldResolver>>
  readonly kit: KitOperations
  /** Of what its people are reminded, for the agency's `dailyReminders`. */
  readonly reminders: readonly Reminder[]
  onWithdrawn(own: OwnSql, withdrawn: Withdrawn): Promise<void>
}

/** The whole of one agency's referring. */
export function referralsOf(kind: ReferralKind): Referrals {
  const { acts } = kind
  return {
    mutations: {
      [acts.refer]: refer(kind),
      [acts.reshare]: reshareReferral(kind),
      [acts.revoke]: revokeReferral(kind),
      [acts.accept]: acceptReferral(kind),
      [acts.reject]: rejectReferral(kind),
      [acts.complete]: completeReferral(kind),
    },
    kit: { peer: [referralStanding(kind), referralReminder] },
    reminders: referralReminders(kind),
    onWithdrawn: (own, withdrawn) => withdrawReferrals(own, kind, withdrawn),
  }
}
