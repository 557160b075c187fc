import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { companySanctions } from '../company-sanction/company-sanction-table.ts'
import { liftSanction } from '../company-sanction/lift-sanction.ts'
import { decideSanction } from '../open-sanction/decide-sanction.ts'
import { moveSanction } from '../open-sanction/move-sanction.ts'
import { openSanction } from '../open-sanction/open-sanction.ts'
import { openSanctions } from '../open-sanction/open-sanction-table.ts'
import { changeCompanyDeposit } from './change-company-deposit.ts'
import { changeCompanyLicence } from './change-company-licence.ts'
import { type PlacementCompanyRow, placementCompanies } from './placement-company-table.ts'
import { recordPlacementCompany } from './record-placement-company.ts'

interface PlacementCompaniesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly sip3miStatus?: PlacementCompanyRow['sip3miStatus']
  readonly nameContains?: string | null
}

const sortedBy = { NAME: 'name', SIP3MI_VALID_UNTIL: 'sip3miValidUntil' } as const

/** The companies, one by one and in pages, with their sanctions. */
export const placementCompanyResolvers = {
  Query: {
    placementCompany: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(placementCompanies).byId(id),
    placementCompanies: (
      _: unknown,
      { sip3miStatus, nameContains, ...page }: PlacementCompaniesArguments,
      { rows }: AgencyContext,
    ) =>
      rows(placementCompanies).page({
        where: { sip3miStatus },
        search: { properties: ['name'], text: nameContains },
        ...pageOf(page, sortedBy),
      }),
  },
  Mutation: {
    recordPlacementCompany,
    changeCompanyLicence,
    changeCompanyDeposit,
    openSanction,
    moveSanction,
    decideSanction,
    liftSanction,
  },
  PlacementCompany: {
    sanctions: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
      rows(companySanctions).of('companyId', id, { orderBy: 'decidedOn' }),
    openSanctions: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
      rows(openSanctions).of('companyId', id, { orderBy: 'openedOn' }),
  },
  CompanySanction: { company: companyOf },
  OpenSanction: { company: companyOf },
}

/** The company that a row names, and null where none is named. */
export function companyOf({ companyId }: { readonly companyId: string | null }): { readonly id: string } | null {
  return companyId === null ? null : { id: companyId }
}
