import { type Row, rowTable } from '@simpul/agency'

/** A suggestion that was answered, as everybody may read it. */
export interface AnsweredSuggestionRow extends Row {
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
    fromAgency: 'text',
    text: 'text',
    response: 'text',
    adoptedAs: 'text',
    submittedOn: 'date',
    answeredOn: 'date',
    isLoopClosed: 'boolean',
  },
})
