import type { Act } from '../acts/act.ts'
import { type AuthorInput, requireAuthor } from '../suggestion/authorship.ts'
import { lockSuggestion, type SuggestionInput } from '../suggestion/move-suggestion.ts'
import { suggestions } from '../suggestion/suggestion-table.ts'
import type { AnsweredPayload } from './answer-suggestion.ts'
import { answeredOf } from './answered-of.ts'
import { answeredSuggestions } from './answered-suggestion-table.ts'

/** The author confirms that its suggestion is settled: the loop is closed. */
export const confirmSuggestion: Act<SuggestionInput & AuthorInput, AnsweredPayload> = async (_, { input }, context) => {
  const { suggestionId, expectedVersion } = input
  const answered = await context.write('confirmSuggestion', input, async (write) => {
    const suggestion = await lockSuggestion(write, suggestionId)
    await requireAuthor(write, context, { suggestion, input })
    const { id } = await answeredOf(write, suggestionId)
    await write.change(suggestions, suggestionId, expectedVersion, {})
    await write.update(answeredSuggestions, id, { isLoopClosed: true })
    return { id }
  })
  return { suggestion: { id: suggestionId }, answered }
}
