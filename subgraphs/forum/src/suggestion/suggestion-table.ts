import { type Row, rowTable } from '@simpul/agency'
import type { SuggestionStatus } from './suggestion-moves.ts'

/** A suggestion to the forum. */
export interface SuggestionRow extends Row {
  /** Null when its author wished to stay unnamed. */
  readonly fromAgency: string | null
  readonly text: string
  readonly status: SuggestionStatus
  readonly submittedOn: string
  readonly version: number
}

/** The suggestions; a party of one reads it. */
export const suggestions = rowTable<SuggestionRow>({
  type: 'Suggestion',
  columns: { fromAgency: 'text', text: 'text', status: 'text', submittedOn: 'date', version: 'int' },
})
