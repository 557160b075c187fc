import { type Row, rowTable } from '@simpul/agency'

/** A count on which agencies disagree. */
export interface CountDisagreementRow extends Row {
  readonly what: string
  readonly openedBy: string
  readonly openedOn: string
  readonly state: 'OPEN' | 'EXPLAINED'
  readonly explanation: string | null
  readonly explainedOn: string | null
  readonly explainedBy: string | null
  readonly version: number
}

/** The disagreements; a party of one reads it. */
export const countDisagreements = rowTable<CountDisagreementRow>({
  type: 'CountDisagreement',
  columns: {
    what: 'text',
    openedBy: 'text',
    openedOn: 'date',
    state: 'text',
    explanation: 'text',
    explainedOn: 'date',
    explainedBy: 'text',
    version: 'int',
  },
})
