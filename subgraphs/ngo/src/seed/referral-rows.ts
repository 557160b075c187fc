import type { NewRow, PartyRow, ReferralRow, ReferredRow } from '@simpul/agency'
import { type SharedReferral, sharedReferral } from '@simpul/demo'
import { caseReferrals } from '../case-referral/case-referral-table.ts'
import { referredCases } from '../referred-case/referred-case-table.ts'
import type { NgoCase } from './ngo-case.ts'

/** A referral with the case that it hangs on. */
export interface Sent extends SharedReferral {
  readonly caseId: string
}

/** The referral of a case that came in here, where there is one: what was referred to this agency is the sender's row. */
export function sentReferrals({ id, workerId, isReferred, told }: NgoCase): readonly Sent[] {
  const shared = isReferred ? undefined : sharedReferral(workerId, told)
  return shared === undefined ? [] : [{ ...shared, caseId: id }]
}

type Hanging = { readonly caseId: string }

/** How it stands. */
export function referralRow({ caseId, standing }: Sent): NewRow<ReferralRow & Hanging> {
  return { ...standing, caseId }
}

/** What it shares. */
export function referredRow({ caseId, content }: Sent): NewRow<ReferredRow & Hanging> {
  return { ...content, caseId }
}

/** The receiver is a party of the referral for good, and of what is shared until the referral is over. */
export function referralParties({ standing, content, closedOn }: Sent): readonly PartyRow[] {
  const { toAgency: agency, sentOn: since } = standing
  return [
    { type: caseReferrals.type, row_id: standing.id, agency, since, ended_at: null },
    { type: referredCases.type, row_id: content.id, agency, since, ended_at: closedOn ?? null },
  ]
}
