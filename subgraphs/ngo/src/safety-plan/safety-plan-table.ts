import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What was agreed with a client to keep safe. */
export interface SafetyPlanRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string | null
  readonly steps: readonly string[]
  readonly reviewOn: string | null
}

/** The safety plans. */
export const safetyPlans = rowTable<SafetyPlanRow>({
  type: 'SafetyPlan',
  columns: { caseId: 'text', workerId: 'text', steps: 'text[]', reviewOn: 'date', version: 'int' },
  hangsOn: onCase,
})
