import type { AgencyContext, ReferralRow, ReferralService, ReferralState } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { referredComplaints } from '../referred-complaint/referred-complaint-table.ts'
import { complaintReferrals } from './complaint-referral-table.ts'
import { complaintReferring } from './complaint-referring.ts'

interface ComplaintReferralsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: ReferralState | null
  readonly service?: ReferralService | null
  readonly toAgency?: string | null
}

const sortedBy = { SENT_ON: 'sentOn', DUE_ON: 'dueOn' } as const

/** The referrals, one by one and in pages: to a receiver, those that went to it. */
export const complaintReferralResolvers = {
  Query: {
    complaintReferral: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(complaintReferrals).byId(id),
    complaintReferrals: (_: unknown, args: ComplaintReferralsArguments, { rows }: AgencyContext) => {
      const { state, service, toAgency, ...page } = args
      return rows(complaintReferrals).page({ where: { state, service, toAgency }, ...pageOf(page, sortedBy) })
    },
  },
  Mutation: complaintReferring.mutations,
  ComplaintReferral: {
    content: async ({ id }: ReferralRow, _: unknown, { rows }: AgencyContext) => {
      const [content = null] = await rows(referredComplaints).of('referralId', id)
      return content
    },
  },
}
