import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A caseworker's note. */
export interface CaseNoteRow extends Row {
  readonly caseId: string
  /** The worker, who then reads it; null where it holds other people's data. */
  readonly subjectId: string | null
  readonly text: string
  readonly writtenAt: string
}

/** The notes. */
export const caseNotes = rowTable<CaseNoteRow>({
  type: 'CaseNote',
  columns: { caseId: 'text', subjectId: 'text', text: 'text', writtenAt: 'timestamptz' },
  hangsOn: onCase,
})
