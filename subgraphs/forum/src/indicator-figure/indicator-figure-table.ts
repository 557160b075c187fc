import { type Row, rowTable } from '@simpul/agency'

/** One published figure. */
export interface IndicatorFigureRow extends Row {
  readonly indicator: string
  readonly definition: string
  readonly area: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly dimension: string
  readonly category: string
  /** Null where it is withheld. */
  readonly value: number | null
  readonly unit: string
  readonly n: number | null
  readonly denominator: number | null
  readonly isSuppressed: boolean
  readonly publisher: string
  readonly source: string
  readonly asOf: string | null
  readonly note: string | null
}

/** The published figures. */
export const indicatorFigures = rowTable<IndicatorFigureRow>({
  type: 'IndicatorFigure',
  columns: {
    indicator: 'text',
    definition: 'text',
    area: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    dimension: 'text',
    category: 'text',
    value: 'float8',
    unit: 'text',
    n: 'int',
    denominator: 'int',
    isSuppressed: 'boolean',
    publisher: 'text',
    source: 'text',
    asOf: 'date',
    note: 'text',
  },
})
