import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What a client told of a case. */
export interface CaseNarrativeRow extends Row {
  readonly caseId: string
  /** The worker, who then reads it; null where it holds other people's data. */
  readonly subjectId: string | null
  readonly text: string
  readonly takenAt: string
}

/** The narratives. */
export const caseNarratives = rowTable<CaseNarrativeRow>({
  type: 'CaseNarrative',
  columns: { caseId: 'text', subjectId: 'text', text: 'text', takenAt: 'timestamptz' },
  hangsOn: onCase,
})
