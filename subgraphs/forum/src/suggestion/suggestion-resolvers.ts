import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { type SuggestionRow, suggestions } from './suggestion-table.ts'

interface SuggestionsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: SuggestionRow['status'] | null
}

const sortedBy = { SUBMITTED_ON: 'submittedOn' } as const

/** The suggestions in pages. */
export const suggestionResolvers = {
  Query: {
    suggestions: (_: unknown, { status, ...page }: SuggestionsArguments, { rows }: AgencyContext) =>
      rows(suggestions).page({ where: { status }, ...pageOf(page, sortedBy) }),
  },
}
