import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { attendanceCounts } from '../attendance-count/attendance-count-table.ts'
import { type MeetingMinutesRow, meetingMinutes } from './meeting-minutes-table.ts'

const sortedBy = { MEETING_DATE: 'meetingDate' } as const

/** The approved minutes in pages, with who came. */
export const meetingMinutesResolvers = {
  Query: {
    meetingMinutes: (_: unknown, page: PageArguments<keyof typeof sortedBy>, { rows }: AgencyContext) =>
      rows(meetingMinutes).page(pageOf(page, sortedBy)),
  },
  MeetingMinutes: {
    attendance: ({ meetingId }: MeetingMinutesRow, _: unknown, { rows }: AgencyContext) =>
      rows(attendanceCounts).of('meetingId', meetingId, { orderBy: 'agency' }),
  },
}
