import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What there is to prove what was told. */
export interface CaseEvidenceRow extends Row {
  readonly caseId: string
  /** The worker, who then reads it; null where it holds other people's data. */
  readonly subjectId: string | null
  readonly kind: string
  readonly description: string
  readonly receivedOn: string
  /** The evidence itself, where it was sent. */
  readonly fileId: string | null
}

/** The evidence. */
export const caseEvidence = rowTable<CaseEvidenceRow>({
  type: 'CaseEvidence',
  columns: {
    caseId: 'text',
    subjectId: 'text',
    kind: 'text',
    description: 'text',
    receivedOn: 'date',
    fileId: 'text',
  },
  hangsOn: onCase,
})
