import { type Row, rowTable } from '@simpul/agency'

/** A suggestion to the forum. */
export interface SuggestionRow extends Row {
  /** Null when its author wished to stay unnamed. */
  readonly fromAgency: string | null
  readonly text: string
  readonly status: 'SUBMITTED' | 'UNDER_REVIEW' | 'ANSWERED' | 'WITHDRAWN'
  readonly submittedOn: string
}

/** The suggestions; a party of one reads it. */
export const suggestions = rowTable<SuggestionRow>({
  type: 'Suggestion',
  columns: { fromAgency: 'text', text: 'text', status: 'text', submittedOn: 'date' },
})
