import { type Row, rowTable } from '@simpul/agency'

/** A suggestion that was answered, as everybody may read it. */
export interface AnsweredSuggestionRow extends Row {
  /** The suggestion, which the schema does not show: the public row leads nobody back to it. */
  readonly suggestionId: string
  readonly fromAgency: string | null
  readonly text: string
  readonly response: string
  readonly adoptedAs: string | null
  readonly submittedOn: string
  readonly answeredOn: string
  readonly isLoopClosed: boolean
}

/** The answered suggestions. */
export const answeredSuggestions = rowTable<AnsweredSuggestionRow>({
  type: 'AnsweredSuggestion',
  columns: {
    suggestionId: 'text',
    fromAgency: 'text',
    text: 'text',
    response: 'text',
    adoptedAs: 'text',
    submittedOn: 'date',
    answeredOn: 'date',
    isLoopClosed: 'boolean',
  },
})
