import { type Row, rowTable } from '@simpul/agency'

/** A word that the agencies use. */
export interface GlossaryTermRow extends Row {
  readonly term: string
  readonly agreedText: string | null
  readonly dissent: string | null
  readonly agreedOn: string | null
  /** A meaning that waits for all to agree. */
  readonly proposedText: string | null
  readonly proposedBy: string | null
  readonly proposedOn: string | null
  readonly version: number
}

/** The glossary. */
export const glossaryTerms = rowTable<GlossaryTermRow>({
  type: 'GlossaryTerm',
  columns: {
    term: 'text',
    agreedText: 'text',
    dissent: 'text',
    agreedOn: 'date',
    proposedText: 'text',
    proposedBy: 'text',
    proposedOn: 'date',
    version: 'int',
  },
})
