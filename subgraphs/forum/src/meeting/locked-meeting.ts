import { HubError, type Write } from '@simpul/agency'
import { type MeetingRow, meetings } from './meeting-table.ts'

/** A meeting that nobody else changes until this transaction ends. */
export async function lockMeeting(write: Write, id: string): Promise<MeetingRow> {
  await write.query('select from meeting where id = $1 for update', [id])
  const meeting = await write.find(meetings, id)
  if (meeting !== null) return meeting
  throw new HubError(
    'NOT_FOUND',
    'There is no such meeting, or none that you may know of. · Tidak ada rapat itu, atau Anda tidak boleh mengetahuinya.',
    { detail: { field: 'input.meetingId' } },
  )
}
