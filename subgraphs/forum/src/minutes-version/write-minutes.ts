import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { refusedField, wordsOf } from '../acts/fields.ts'
import { conflict } from '../acts/speaker.ts'
import { lockMeeting } from '../meeting/locked-meeting.ts'
import { type MeetingRow, meetings } from '../meeting/meeting-table.ts'
import { digestOfMinutes, minutesVersions } from './minutes-version-table.ts'

export interface WriteMinutesInput extends ActInput {
  readonly meetingId: string
  readonly expectedVersion: number
  readonly text: string
  readonly decisions: readonly string[]
}

const mostDecisions = 50

/** Writes the minutes, or another version of them: what was written before stays, and its signatures stay with it. */
export const writeMinutes: Act<
  WriteMinutesInput,
  { readonly minutes: Reference; readonly meeting: Reference }
> = async (_, { input }, context) => {
  const { meetingId, expectedVersion } = input
  const text = wordsOf('text', input.text, 20_000)
  if (input.decisions.length > mostDecisions)
    throw refusedField('decisions', `holds at most ${mostDecisions}`, `paling banyak ${mostDecisions}`)
  const decisions = input.decisions.map((decision, at) => wordsOf(`decisions.${at}`, decision, 1_000))
  const minutes = await context.write('writeMinutes', input, async (write) => {
    await refuseTooEarlyOrLate(write, await lockMeeting(write, meetingId))
    await write.change(meetings, meetingId, expectedVersion, {})
    const id = randomUUID()
    await write.insert(minutesVersions, {
      id,
      meetingId,
      number: (await lastNumber(write, meetingId)) + 1,
      text,
      decisions,
      writtenOn: context.today,
      digest: digestOfMinutes(text, decisions),
    })
    return { id }
  })
  return { minutes, meeting: { id: meetingId } }
}

async function refuseTooEarlyOrLate(write: Write, { id, state }: MeetingRow): Promise<void> {
  if (state !== 'HELD')
    throw conflict('meetingId', 'Record first who came to the meeting.', 'Catat dahulu siapa yang hadir di rapat.')
  const [published] = await write.query<readonly unknown[]>('select 1 from meeting_minutes where meeting_id = $1', [id])
  if (published !== undefined)
    throw conflict(
      'meetingId',
      'The minutes of this meeting are signed by all.',
      'Notula rapat ini sudah ditandatangani semua.',
    )
}

async function lastNumber(write: Write, meetingId: string): Promise<number> {
  const [last] = await write.query<readonly { readonly number: number }[]>(
    'select coalesce(max(number), 0)::int as number from minutes_version where meeting_id = $1',
    [meetingId],
  )
  return last?.number ?? 0
}
