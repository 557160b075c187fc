import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { adoptSuggestion } from '../answered-suggestion/adopt-suggestion.ts'
import { answerSuggestion } from '../answered-suggestion/answer-suggestion.ts'
import { confirmSuggestion } from '../answered-suggestion/confirm-suggestion.ts'
import { reviewSuggestion, withdrawSuggestion } from './move-suggestion.ts'
import { suggest } from './suggest.ts'
import { type SuggestionRow, suggestions } from './suggestion-table.ts'

interface SuggestionsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: SuggestionRow['status'] | null
}

const sortedBy = { SUBMITTED_ON: 'submittedOn' } as const

/** The suggestions in pages, and how they go on. */
export const suggestionResolvers = {
  Query: {
    suggestions: (_: unknown, { status, ...page }: SuggestionsArguments, { rows }: AgencyContext) =>
      rows(suggestions).page({ where: { status }, ...pageOf(page, sortedBy) }),
  },
  Mutation: {
    suggest,
    withdrawSuggestion,
    reviewSuggestion,
    answerSuggestion,
    adoptSuggestion,
    confirmSuggestion,
  },
}
