import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { refusedField } from '../acts/fields.ts'
import { conflict, seatedAgencies } from '../acts/speaker.ts'
import { lockMeeting } from './locked-meeting.ts'
import { type MeetingRow, meetings } from './meeting-table.ts'

export interface RecordAttendanceInput extends ActInput {
  readonly meetingId: string
  readonly expectedVersion: number
  readonly agency: string
  readonly rank: 'DECISION_MAKER' | 'DELEGATE'
  readonly count: number
}

const columnOf = { DECISION_MAKER: 'decision_makers', DELEGATE: 'delegates' } as const
const mostPeople = 500

/** Records how many of an agency came in one rank: a number, and no name. With the first the meeting counts as held. */
export const recordAttendance: Act<RecordAttendanceInput, { readonly meeting: Reference }> = async (
  _,
  { input },
  context,
) => {
  const { meetingId: id, expectedVersion, count } = input
  if (count < 0 || count > mostPeople)
    throw refusedField('count', `must be 0 to ${mostPeople}`, `harus 0 sampai ${mostPeople}`)
  const meeting = await context.write('recordAttendance', input, async (write) => {
    const locked = await lockMeeting(write, id)
    await refuseEarlyOrClosed(write, locked, context.today)
    await refuseStranger(write, locked, input.agency)
    await write.change(meetings, id, expectedVersion, { state: 'HELD' })
    await countPeople(write, locked, input)
    return { id }
  })
  return { meeting }
}

async function refuseEarlyOrClosed(write: Write, { id, heldOn, state }: MeetingRow, today: string): Promise<void> {
  if (state === 'CANCELLED') throw conflict('meetingId', 'This meeting was cancelled.', 'Rapat ini dibatalkan.')
  if (heldOn > today)
    throw refusedField('meetingId', 'must be a meeting whose day has come', 'harus rapat yang harinya sudah tiba')
  const [published] = await write.query<readonly unknown[]>('select 1 from meeting_minutes where meeting_id = $1', [id])
  if (published !== undefined)
    throw conflict(
      'meetingId',
      'The minutes of this meeting are signed by all.',
      'Notula rapat ini sudah ditandatangani semua.',
    )
}

/** Counts are of agencies that have a seat, and of the forum's own people. */
async function refuseStranger(write: Write, { owner }: MeetingRow, agency: string): Promise<void> {
  const known = [...(await seatedAgencies(write)), owner]
  if (known.includes(agency)) return
  throw refusedField('agency', `must be one of ${known.join(', ')}`, `harus salah satu dari ${known.join(', ')}`)
}

async function countPeople(write: Write, meeting: MeetingRow, input: RecordAttendanceInput): Promise<void> {
  const column = columnOf[input.rank]
  await write.query(
    `insert into attendance_count (id, meeting_id, meeting_date, agency, decision_makers, delegates)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (meeting_id, agency) do update set ${column} = excluded.${column}`,
    [
      randomUUID(),
      meeting.id,
      meeting.heldOn,
      input.agency,
      input.rank === 'DECISION_MAKER' ? input.count : 0,
      input.rank === 'DELEGATE' ? input.count : 0,
    ],
  )
}
