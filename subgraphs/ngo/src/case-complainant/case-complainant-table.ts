import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** Who complained. */
export interface CaseComplainantRow extends Row {
  readonly caseId: string
  readonly relation: string
  readonly name: string | null
  readonly phone: string | null
  readonly wantsAnonymity: boolean
}

/** The complainants. No column names the worker, who does not read them. */
export const caseComplainants = rowTable<CaseComplainantRow>({
  type: 'CaseComplainant',
  columns: {
    caseId: 'text',
    relation: 'text',
    name: 'text',
    phone: 'text',
    wantsAnonymity: 'boolean',
  },
  hangsOn: onCase,
})
