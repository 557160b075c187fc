import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { forumNotices } from './forum-notice-table.ts'

interface ForumNoticesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly about?: string | null
  readonly fromAgency?: string | null
}

const sortedBy = { NOTED_AT: 'notedAt' } as const

/** The notices in pages. */
export const forumNoticeResolvers = {
  Query: {
    forumNotices: (_: unknown, { about, fromAgency, ...page }: ForumNoticesArguments, { rows }: AgencyContext) =>
      rows(forumNotices).page({ where: { about, fromAgency }, ...pageOf(page, sortedBy) }),
  },
}
