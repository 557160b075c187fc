import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { changeOverseasPartner } from './change-overseas-partner.ts'
import { endOverseasPartner } from './end-overseas-partner.ts'
import { overseasPartners } from './overseas-partner-table.ts'
import { recordOverseasPartner } from './record-overseas-partner.ts'

interface OverseasPartnersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
}

const sortedBy = { NAME: 'name' } as const

/** The partners abroad, one by one and in pages, and the acts on them. */
export const overseasPartnerResolvers = {
  Query: {
    overseasPartner: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(overseasPartners).byId(id),
    overseasPartners: (_: unknown, { country, ...page }: OverseasPartnersArguments, { rows }: AgencyContext) =>
      rows(overseasPartners).page({ where: { country }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { recordOverseasPartner, changeOverseasPartner, endOverseasPartner },
}
