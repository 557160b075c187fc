import { type Row, rowTable } from '@simpul/agency'

export type AgendaSource = 'PROPOSAL' | 'OUTCOME' | 'OVERDUE_COMMITMENT' | 'DISAGREEMENT' | 'SUGGESTION'

/** One item of a meeting's agenda. */
export interface AgendaItemRow extends Row {
  readonly meetingId: string
  /** Null for what put itself on the agenda. */
  readonly proposedBy: string | null
  readonly subject: string
  readonly source: AgendaSource
  /** The row that the item is about, where it is about one. */
  readonly aboutId: string | null
  readonly addedOn: string
}

/** The items; a party of the meeting reads them. */
export const agendaItems = rowTable<AgendaItemRow>({
  type: 'AgendaItem',
  columns: { meetingId: 'text', proposedBy: 'text', subject: 'text', source: 'text', aboutId: 'text', addedOn: 'date' },
  links: { type: 'Meeting', by: 'meetingId' },
})
