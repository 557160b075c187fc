import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** How great the danger to a client was judged to be. */
export interface RiskAssessmentRow extends Row {
  readonly caseId: string
  readonly workerId: string | null
  readonly level: RiskLevel
  readonly detail: string | null
  readonly assessedOn: string
}

export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'IMMEDIATE'

/** The risk assessments. */
export const riskAssessments = rowTable<RiskAssessmentRow>({
  type: 'RiskAssessment',
  columns: { caseId: 'text', workerId: 'text', level: 'text', detail: 'text', assessedOn: 'date' },
  hangsOn: onCase,
})
