import { type Row, rowTable } from '@simpul/agency'

/** One agency's figure in a disagreement. */
export interface DisagreeingFigureRow extends Row {
  readonly countDisagreementId: string
  readonly agency: string
  readonly value: number
  readonly unit: string
  readonly definition: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly asOf: string
  readonly source: string
  readonly statedOn: string
}

/** The figures; a party of the disagreement reads them side by side. */
export const disagreeingFigures = rowTable<DisagreeingFigureRow>({
  type: 'DisagreeingFigure',
  columns: {
    countDisagreementId: 'text',
    agency: 'text',
    value: 'float8',
    unit: 'text',
    definition: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    asOf: 'date',
    source: 'text',
    statedOn: 'date',
  },
  links: { type: 'CountDisagreement', by: 'countDisagreementId' },
})
