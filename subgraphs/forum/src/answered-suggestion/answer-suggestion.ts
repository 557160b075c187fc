import { randomUUID } from 'node:crypto'
import type { Act, Reference } from '../acts/act.ts'
import { optionalWords, wordsOf } from '../acts/fields.ts'
import { lockSuggestion, moveSuggestion, type SuggestionInput } from '../suggestion/move-suggestion.ts'
import { answeredSuggestions } from './answered-suggestion-table.ts'

export interface AnswerSuggestionInput extends SuggestionInput {
  readonly response: string
  readonly adoptedAs?: string | null
}

/** The suggestion and its answer, after an act on either. */
export interface AnsweredPayload {
  readonly suggestion: Reference
  readonly answered: Reference
}

/** The forum answers a suggestion. The answer is open to everybody, with the author's name only where it gave it. */
export const answerSuggestion: Act<AnswerSuggestionInput, AnsweredPayload> = async (_, { input }, context) => {
  const response = wordsOf('response', input.response)
  const adoptedAs = optionalWords('adoptedAs', input.adoptedAs, 300)
  const { suggestionId, expectedVersion } = input
  const answered = await context.write('answerSuggestion', input, async (write) => {
    const found = await lockSuggestion(write, suggestionId)
    await moveSuggestion(write, found, { to: 'ANSWERED', expectedVersion })
    const id = randomUUID()
    const { fromAgency, text, submittedOn } = found
    await write.insert(answeredSuggestions, {
      ...{ id, suggestionId, fromAgency, text, submittedOn },
      ...{ response, adoptedAs, answeredOn: context.today, isLoopClosed: false },
    })
    return { id }
  })
  return { suggestion: { id: suggestionId }, answered }
}
