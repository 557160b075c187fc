import type { AgencyContext, ReferralRow, ReferralService, ReferralState } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { referredCases } from '../referred-case/referred-case-table.ts'
import { caseReferrals } from './case-referral-table.ts'
import { caseReferring } from './case-referring.ts'

interface CaseReferralsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: ReferralState | null
  readonly service?: ReferralService | null
  readonly toAgency?: string | null
}

const sortedBy = { SENT_ON: 'sentOn', DUE_ON: 'dueOn' } as const

/** The referrals, one by one and in pages: to a receiver, those that went to it. */
export const caseReferralResolvers = {
  Query: {
    caseReferral: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(caseReferrals).byId(id),
    caseReferrals: (_: unknown, args: CaseReferralsArguments, { rows }: AgencyContext) => {
      const { state, service, toAgency, ...page } = args
      return rows(caseReferrals).page({ where: { state, service, toAgency }, ...pageOf(page, sortedBy) })
    },
  },
  Mutation: caseReferring.mutations,
  CaseReferral: {
    content: async ({ id }: ReferralRow, _: unknown, { rows }: AgencyContext) => {
      const [content = null] = await rows(referredCases).of('referralId', id)
      return content
    },
  },
}
