import type { Write } from '@simpul/agency'
import { conflict } from '../acts/speaker.ts'
import { type AnsweredSuggestionRow, answeredSuggestions } from './answered-suggestion-table.ts'

/** The answer to a suggestion; refused where there is none yet. */
export async function answeredOf(write: Write, suggestionId: string): Promise<AnsweredSuggestionRow> {
  const [known] = await write.query<readonly { readonly id: string }[]>(
    'select id from answered_suggestion where suggestion_id = $1',
    [suggestionId],
  )
  const answered = known === undefined ? null : await write.find(answeredSuggestions, known.id)
  if (answered !== null) return answered
  throw conflict('suggestionId', 'This suggestion is not answered yet.', 'Usulan ini belum dijawab.')
}
