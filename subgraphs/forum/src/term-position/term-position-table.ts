import { type Row, rowTable } from '@simpul/agency'

/** What one agency says of the meaning of a word. */
export interface TermPositionRow extends Row {
  readonly glossaryTermId: string
  readonly agency: string
  readonly stance: 'AGREE' | 'DISSENT'
  /** How it understands the word, where it differs. */
  readonly words: string | null
  readonly takenOn: string
}

/** The positions, open to everybody as the glossary is. */
export const termPositions = rowTable<TermPositionRow>({
  type: 'TermPosition',
  columns: { glossaryTermId: 'text', agency: 'text', stance: 'text', words: 'text', takenOn: 'date' },
})
