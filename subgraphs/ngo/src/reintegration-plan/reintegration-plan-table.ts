import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What was agreed with a client for the time after her return. */
export interface ReintegrationPlanRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string
  readonly steps: readonly string[]
  readonly agreedOn: string
  readonly reviewOn: string
  readonly state: ReintegrationPlanState
}

export type ReintegrationPlanState = 'ACTIVE' | 'DONE' | 'GIVEN_UP'

/** The plans. */
export const reintegrationPlans = rowTable<ReintegrationPlanRow>({
  type: 'ReintegrationPlan',
  columns: {
    caseId: 'text',
    workerId: 'text',
    steps: 'text[]',
    agreedOn: 'date',
    reviewOn: 'date',
    state: 'text',
    version: 'int',
  },
  hangsOn: onCase,
})
