import type { NewRow } from '@simpul/agency'
import { type DemoSuggestion, derivedId } from '@simpul/demo'
import type { AnsweredSuggestionRow } from '../answered-suggestion/answered-suggestion-table.ts'
import type { SuggestionRow } from '../suggestion/suggestion-table.ts'

/** A suggestion as its parties read it. */
export function suggestionRow(suggestion: DemoSuggestion): NewRow<SuggestionRow> {
  const { id, fromAgency = null, text, status, submittedOn } = suggestion
  return { id, fromAgency, text, status, submittedOn, version: 1 }
}

/** The same for everybody, once it is answered. Its id leads nobody back to the suggestion. */
export function answeredRows(suggestion: DemoSuggestion): readonly NewRow<AnsweredSuggestionRow>[] {
  const { id, fromAgency = null, text, submittedOn, answer } = suggestion
  if (answer === undefined) return []
  const { response, adoptedAs = null, answeredOn, isLoopClosed } = answer
  return [
    {
      id: derivedId(id, 'answered'),
      suggestionId: id,
      fromAgency,
      text,
      response,
      adoptedAs,
      submittedOn,
      answeredOn,
      isLoopClosed,
    },
  ]
}
