import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { forumSeats } from './forum-seat-table.ts'

/** The seats in pages: to an agency, its own. */
export const forumSeatResolvers = {
  Query: {
    forumSeats: (_: unknown, page: PageArguments<never>, { rows }: AgencyContext) =>
      rows(forumSeats).page(pageOf(page, {})),
  },
}
