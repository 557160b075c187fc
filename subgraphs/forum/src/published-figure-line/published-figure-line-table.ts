import { type Row, rowTable } from '@simpul/agency'

/** One line of a published table. */
export interface PublishedFigureLineRow extends Row {
  readonly publishedFigureTableId: string
  readonly number: number
  /** A value for each dimension of the table, in their order. */
  readonly categories: readonly string[]
  /** Null where it is withheld. */
  readonly count: number | null
  readonly isWithheld: boolean
}

/** The lines. They never change. */
export const publishedFigureLines = rowTable<PublishedFigureLineRow>({
  type: 'PublishedFigureLine',
  columns: {
    publishedFigureTableId: 'text',
    number: 'int',
    categories: 'text[]',
    count: 'int',
    isWithheld: 'boolean',
  },
})
