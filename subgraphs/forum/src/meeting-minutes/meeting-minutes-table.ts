import { type Row, rowTable } from '@simpul/agency'

/** The minutes of a meeting once all have approved them. */
export interface MeetingMinutesRow extends Row {
  readonly meetingId: string
  readonly number: string
  readonly meetingDate: string
  readonly summary: string
  readonly decisions: readonly string[]
  readonly approvedOn: string
  readonly approvedBy: readonly string[]
}

/** The approved minutes. */
export const meetingMinutes = rowTable<MeetingMinutesRow>({
  type: 'MeetingMinutes',
  columns: {
    meetingId: 'text',
    number: 'text',
    meetingDate: 'date',
    summary: 'text',
    decisions: 'text[]',
    approvedOn: 'date',
    approvedBy: 'text[]',
  },
})
