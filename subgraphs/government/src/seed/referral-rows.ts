import type { NewRow, PartyRow, ReferralRow, ReferredRow } from '@simpul/agency'
import { type SharedReferral, sharedReferral } from '@simpul/demo'
import { complaintReferrals } from '../complaint-referral/complaint-referral-table.ts'
import { referredComplaints } from '../referred-complaint/referred-complaint-table.ts'
import type { GovernmentCase } from './government-case.ts'

/** A referral with the complaint that it hangs on. */
export interface Sent extends SharedReferral {
  readonly complaintId: string
}

/** The referral of a complaint that came in here, where there is one: what was referred to this agency is the sender's row. */
export function sentReferrals({ id, workerId, isReferred, told }: GovernmentCase): readonly Sent[] {
  const shared = isReferred ? undefined : sharedReferral(workerId, told)
  return shared === undefined ? [] : [{ ...shared, complaintId: id }]
}

type Hanging = { readonly complaintId: string }

/** How it stands. */
export function referralRow({ complaintId, standing }: Sent): NewRow<ReferralRow & Hanging> {
  return { ...standing, complaintId }
}

/** What it shares. */
export function referredRow({ complaintId, content }: Sent): NewRow<ReferredRow & Hanging> {
  return { ...content, complaintId }
}

/** The receiver is a party of the referral for good, and of what is shared until the referral is over. */
export function referralParties({ standing, content, closedOn }: Sent): readonly PartyRow[] {
  const { toAgency: agency, sentOn: since } = standing
  return [
    { type: complaintReferrals.type, row_id: standing.id, agency, since, ended_at: null },
    { type: referredComplaints.type, row_id: content.id, agency, since, ended_at: closedOn ?? null },
  ]
}
