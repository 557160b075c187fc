import type { Act } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { lockSuggestion, type SuggestionInput } from '../suggestion/move-suggestion.ts'
import { suggestions } from '../suggestion/suggestion-table.ts'
import type { AnsweredPayload } from './answer-suggestion.ts'
import { answeredOf } from './answered-of.ts'
import { answeredSuggestions } from './answered-suggestion-table.ts'

/** The forum says what became of an answered suggestion. */
export const adoptSuggestion: Act<SuggestionInput & { readonly adoptedAs: string }, AnsweredPayload> = async (
  _,
  { input },
  context,
) => {
  const adoptedAs = wordsOf('adoptedAs', input.adoptedAs, 300)
  const { suggestionId, expectedVersion } = input
  const answered = await context.write('adoptSuggestion', input, async (write) => {
    await lockSuggestion(write, suggestionId)
    const { id } = await answeredOf(write, suggestionId)
    await write.change(suggestions, suggestionId, expectedVersion, {})
    await write.update(answeredSuggestions, id, { adoptedAs })
    return { id }
  })
  return { suggestion: { id: suggestionId }, answered }
}
