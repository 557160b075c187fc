import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { companyOf } from '../placement-company/placement-company-resolvers.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { repatriationNotices } from './repatriation-notice-table.ts'

const sortedBy = { RETURNED_ON: 'returnedOn' } as const

/** The notices, in pages: to a company, those about workers it placed. */
export const repatriationNoticeResolvers = {
  Query: {
    repatriationNotices: (_: unknown, page: PageArguments<keyof typeof sortedBy>, { rows }: AgencyContext) =>
      rows(repatriationNotices).page(pageOf(page, sortedBy)),
  },
  RepatriationNotice: { worker: workerOf, company: companyOf },
}
