import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { type ReferralEnvelopeRow, referralEnvelopes } from './referral-envelope-table.ts'

interface ReferralEnvelopesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: ReferralEnvelopeRow['state'] | null
  readonly service?: ReferralEnvelopeRow['service'] | null
  readonly fromAgency?: string | null
  readonly toAgency?: string | null
}

const sortedBy = { SENT_ON: 'sentOn', DUE_ON: 'dueOn' } as const

/** The envelopes, one by one and in pages: to an agency, those it sent or received. */
export const referralEnvelopeResolvers = {
  Query: {
    referralEnvelope: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(referralEnvelopes).byId(id),
    referralEnvelopes: (_: unknown, args: ReferralEnvelopesArguments, { rows }: AgencyContext) => {
      const { state, service, fromAgency, toAgency, ...page } = args
      return rows(referralEnvelopes).page({
        where: { state, service, fromAgency, toAgency },
        ...pageOf(page, sortedBy),
      })
    },
  },
}
