import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { answeredSuggestions } from './answered-suggestion-table.ts'

const sortedBy = { ANSWERED_ON: 'answeredOn' } as const

/** The answered suggestions in pages. */
export const answeredSuggestionResolvers = {
  Query: {
    answeredSuggestions: (_: unknown, page: PageArguments<keyof typeof sortedBy>, { rows }: AgencyContext) =>
      rows(answeredSuggestions).page(pageOf(page, sortedBy)),
  },
}
