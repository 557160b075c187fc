import { type FigureDimension, type FigureTableName, type Row, rowTable } from '@simpul/agency'

/** A table of figures that an agency has published, as it gave it to the forum. */
export interface PublishedFigureTableRow extends Row {
  readonly counted: FigureTableName
  readonly publisher: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly asOf: string
  readonly definitionIndonesian: string
  readonly definitionEnglish: string
  readonly dimensions: readonly FigureDimension[]
  /** The same dimensions in one word. */
  readonly breakdown: string
  readonly receivedOn: string
}

/** The tables. They never change. */
export const publishedFigureTables = rowTable<PublishedFigureTableRow>({
  type: 'PublishedFigureTable',
  columns: {
    counted: 'text',
    publisher: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    asOf: 'date',
    definitionIndonesian: 'text',
    definitionEnglish: 'text',
    dimensions: 'text[]',
    breakdown: 'text',
    receivedOn: 'date',
  },
})

/** One word for some dimensions, in whatever order they are named. */
export function breakdownOf(dimensions: readonly FigureDimension[]): string {
  return [...new Set(dimensions)].sort().join('+')
}
