import { type ReferralService, type ReferralState, type Row, rowTable } from '@simpul/agency'

/** Who asked whom for what, and how that stands. */
export interface ReferralEnvelopeRow extends Row {
  /** The referral's id at its sender. */
  readonly referralId: string
  readonly fromAgency: string
  readonly toAgency: string
  readonly service: ReferralService
  readonly state: ReferralState
  readonly sentOn: string
  readonly dueOn: string
  /** Grows with each change at the sender: of two tellings the later one holds. */
  readonly revision: number
}

/** The envelopes. Both sides are parties of each. */
export const referralEnvelopes = rowTable<ReferralEnvelopeRow>({
  type: 'ReferralEnvelope',
  columns: {
    referralId: 'text',
    fromAgency: 'text',
    toAgency: 'text',
    service: 'text',
    state: 'text',
    sentOn: 'date',
    dueOn: 'date',
    revision: 'int',
  },
})
