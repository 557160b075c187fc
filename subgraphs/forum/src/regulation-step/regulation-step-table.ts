import { type Row, rowTable } from '@simpul/agency'

/** One step of the regency's regulation. */
export interface RegulationStepRow extends Row {
  /** As exact as the source: a year, a month or a day. */
  readonly date: string
  readonly stage: string
  readonly outcome: string
  readonly event: string
  readonly source: string
  readonly isRegression: boolean
}

/** The steps of the regulation, forward and back. */
export const regulationSteps = rowTable<RegulationStepRow>({
  type: 'RegulationStep',
  columns: { date: 'text', stage: 'text', outcome: 'text', event: 'text', source: 'text', isRegression: 'boolean' },
})
