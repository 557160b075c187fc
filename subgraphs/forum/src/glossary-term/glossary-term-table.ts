import { type Row, rowTable } from '@simpul/agency'

/** A word that the agencies use. */
export interface GlossaryTermRow extends Row {
  readonly term: string
  readonly agreedText: string | null
  readonly dissent: string | null
  readonly agreedOn: string | null
}

/** The glossary. */
export const glossaryTerms = rowTable<GlossaryTermRow>({
  type: 'GlossaryTerm',
  columns: { term: 'text', agreedText: 'text', dissent: 'text', agreedOn: 'date' },
})
