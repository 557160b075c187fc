import { type Row, rowTable } from '@simpul/agency'

/** One decision of minutes that all have signed. */
export interface MeetingDecisionRow extends Row {
  readonly meetingId: string
  readonly meetingMinutesId: string
  readonly number: number
  readonly text: string
  readonly decidedOn: string
}

/** The decisions, open to everybody. */
export const meetingDecisions = rowTable<MeetingDecisionRow>({
  type: 'MeetingDecision',
  columns: { meetingId: 'text', meetingMinutesId: 'text', number: 'int', text: 'text', decidedOn: 'date' },
})
