import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** Who saw or heard it. */
export interface CaseWitnessRow extends Row {
  readonly caseId: string
  readonly name: string
  readonly phone: string | null
  readonly statement: string | null
  readonly wantsAnonymity: boolean
}

/** The witnesses. No column names the worker, who does not read them. */
export const caseWitnesses = rowTable<CaseWitnessRow>({
  type: 'CaseWitness',
  columns: {
    caseId: 'text',
    name: 'text',
    phone: 'text',
    statement: 'text',
    wantsAnonymity: 'boolean',
  },
  hangsOn: onCase,
})
