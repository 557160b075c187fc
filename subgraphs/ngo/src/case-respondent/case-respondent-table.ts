import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** Against whom a case is directed. */
export interface CaseRespondentRow extends Row {
  readonly caseId: string
  /** The placement company, where it is one. */
  readonly companyId: string | null
  /** The name, where it is somebody else. */
  readonly name: string | null
}

/** The respondents. */
export const caseRespondents = rowTable<CaseRespondentRow>({
  type: 'CaseRespondent',
  columns: { caseId: 'text', companyId: 'text', name: 'text' },
  hangsOn: onCase,
})
