import { type Row, rowTable } from '@simpul/agency'

/** How many of one agency came to a meeting. */
export interface AttendanceCountRow extends Row {
  readonly meetingId: string
  readonly meetingDate: string
  readonly agency: string
  readonly decisionMakers: number
  readonly delegates: number
}

/** The attendance of all meetings. */
export const attendanceCounts = rowTable<AttendanceCountRow>({
  type: 'AttendanceCount',
  columns: { meetingId: 'text', meetingDate: 'date', agency: 'text', decisionMakers: 'int', delegates: 'int' },
})
