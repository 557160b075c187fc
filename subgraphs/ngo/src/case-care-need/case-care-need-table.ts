import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What a client needs for her health. */
export interface CaseCareNeedRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string
  readonly kind: string
  readonly detail: string | null
  readonly sinceOn: string
  readonly untilOn: string | null
}

/** The needs for care. */
export const caseCareNeeds = rowTable<CaseCareNeedRow>({
  type: 'CaseCareNeed',
  columns: {
    caseId: 'text',
    workerId: 'text',
    kind: 'text',
    detail: 'text',
    sinceOn: 'date',
    untilOn: 'date',
    version: 'int',
  },
  hangsOn: onCase,
})
