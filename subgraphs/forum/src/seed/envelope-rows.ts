import type { NewRow, PartyRow } from '@simpul/agency'
import { type DemoWorker, derivedId, sharedReferral } from '@simpul/demo'
import { type ReferralEnvelopeRow, referralEnvelopes } from '../referral-envelope/referral-envelope-table.ts'

/** What the agencies told of the referrals of a worker's cases. */
export function envelopeRows({ id: workerId, cases }: DemoWorker): readonly NewRow<ReferralEnvelopeRow>[] {
  return cases.flatMap((told) => {
    const standing = sharedReferral(workerId, told)?.standing
    if (standing === undefined || standing.envelopeAt === null) return []
    const { id: referralId, toAgency, service, state, sentOn, dueOn, revision } = standing
    const id = derivedId('envelope', told.owner, referralId)
    return [{ id, referralId, fromAgency: told.owner, toAgency, service, state, sentOn, dueOn, revision }]
  })
}

/** Both sides are parties. */
export function envelopeParties(row: NewRow<ReferralEnvelopeRow>): readonly PartyRow[] {
  const { id: row_id, fromAgency, toAgency, sentOn: since } = row
  return [fromAgency, toAgency].map((agency) => ({
    type: referralEnvelopes.type,
    row_id,
    agency,
    since,
    ended_at: null,
  }))
}
