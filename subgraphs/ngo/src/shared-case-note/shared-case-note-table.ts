import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A note as one referral shares it. */
export interface SharedCaseNoteRow extends Row {
  readonly caseId: string
  readonly noteId: string
  readonly referredCaseId: string
  readonly workerId: string
  readonly text: string
  readonly writtenAt: string
}

/** The shared notes: who is a party of what a referral shares is one of its notes, for as long. */
export const sharedCaseNotes = rowTable<SharedCaseNoteRow>({
  type: 'SharedCaseNote',
  columns: {
    caseId: 'text',
    noteId: 'text',
    referredCaseId: 'text',
    workerId: 'text',
    text: 'text',
    writtenAt: 'timestamptz',
  },
  links: { type: 'ReferredCase', by: 'referredCaseId' },
  hangsOn: onCase,
})
