import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { agendaItems } from '../agenda-item/agenda-item-table.ts'
import { proposeAgendaItem } from '../agenda-item/propose-agenda-item.ts'
import { agreementCommitments } from '../agreement-commitment/agreement-commitment-table.ts'
import { attendanceCounts } from '../attendance-count/attendance-count-table.ts'
import { meetingDecisions } from '../meeting-decision/meeting-decision-table.ts'
import { meetingMinutes } from '../meeting-minutes/meeting-minutes-table.ts'
import { minutesVersions } from '../minutes-version/minutes-version-table.ts'
import { cancelMeeting, postponeMeeting } from './change-plan.ts'
import { type MeetingRow, meetings } from './meeting-table.ts'
import { planMeeting } from './plan-meeting.ts'
import { recordAttendance } from './record-attendance.ts'

interface MeetingsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: MeetingRow['state'] | null
}

const sortedBy = { HELD_ON: 'heldOn' } as const

/** The meetings, one by one and in pages, with agenda, minutes, who came, what was decided and what was promised. */
export const meetingResolvers = {
  Query: {
    meeting: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(meetings).byId(id),
    meetings: (_: unknown, { state, ...page }: MeetingsArguments, { rows }: AgencyContext) =>
      rows(meetings).page({ where: { state }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { planMeeting, postponeMeeting, cancelMeeting, proposeAgendaItem, recordAttendance },
  Meeting: {
    agenda: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(agendaItems).of('meetingId', id, { orderBy: 'addedOn' }),
    minutesVersions: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(minutesVersions).of('meetingId', id, { orderBy: 'number' }),
    decisions: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(meetingDecisions).of('meetingId', id, { orderBy: 'number' }),
    minutes: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) => rows(meetingMinutes).of('meetingId', id),
    attendance: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(attendanceCounts).of('meetingId', id, { orderBy: 'agency' }),
    commitments: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(agreementCommitments).of('meetingId', id, { orderBy: 'dueOn' }),
  },
}
