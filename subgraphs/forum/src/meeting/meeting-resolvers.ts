import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { agreementCommitments } from '../agreement-commitment/agreement-commitment-table.ts'
import { attendanceCounts } from '../attendance-count/attendance-count-table.ts'
import { meetingMinutes } from '../meeting-minutes/meeting-minutes-table.ts'
import { type MeetingRow, meetings } from './meeting-table.ts'

const sortedBy = { HELD_ON: 'heldOn' } as const

/** The meetings, one by one and in pages, with who came, what was promised and the approved minutes. */
export const meetingResolvers = {
  Query: {
    meeting: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(meetings).byId(id),
    meetings: (_: unknown, page: PageArguments<keyof typeof sortedBy>, { rows }: AgencyContext) =>
      rows(meetings).page(pageOf(page, sortedBy)),
  },
  Meeting: {
    minutes: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) => rows(meetingMinutes).of('meetingId', id),
    attendance: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(attendanceCounts).of('meetingId', id, { orderBy: 'agency' }),
    commitments: ({ id }: MeetingRow, _: unknown, { rows }: AgencyContext) =>
      rows(agreementCommitments).of('meetingId', id, { orderBy: 'dueOn' }),
  },
}
