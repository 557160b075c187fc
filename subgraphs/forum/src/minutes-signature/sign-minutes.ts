import { randomUUID } from 'node:crypto'
import { HubError, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { conflict, notAllowed, requireRole, speakerOf } from '../acts/speaker.ts'
import { lockMeeting } from '../meeting/locked-meeting.ts'
import type { MeetingRow } from '../meeting/meeting-table.ts'
import { publishMinutes } from '../meeting-minutes/publish-minutes.ts'
import { type MinutesVersionRow, minutesVersions } from '../minutes-version/minutes-version-table.ts'
import { minutesSignatures } from './minutes-signature-table.ts'

export interface SignMinutesInput extends ActInput {
  readonly agency: string
  readonly minutesVersionId: string
}

/** The head of an agency that came signs the newest version. With the last signature the minutes are open to everybody. */
export const signMinutes: Act<SignMinutesInput, { readonly minutes: Reference; readonly meeting: Reference }> = async (
  _,
  { input },
  context,
) => {
  const agency = speakerOf(context, input.agency)
  requireRole(context, 'HEAD')
  const { meetingId } = await context.write('signMinutes', input, async (write) => {
    const version = await findVersion(write, input.minutesVersionId)
    const meeting = await lockMeeting(write, version.meetingId)
    await refuseOlder(write, version)
    const attending = await attendingAgencies(write, meeting)
    if (!attending.includes(agency))
      throw notAllowed(
        'Only an agency that came to the meeting signs its minutes. Nothing was written.',
        'Hanya lembaga yang hadir yang menandatangani notula. Tidak ada yang ditulis.',
      )
    await sign(write, version, agency, context.today)
    const signed = await signers(write, version.id)
    if (attending.every((one) => signed.includes(one)))
      await publishMinutes(write, { meeting, version, approvedBy: signed, today: context.today })
    return { meetingId: meeting.id }
  })
  return { minutes: { id: input.minutesVersionId }, meeting: { id: meetingId } }
}

async function findVersion(write: Write, id: string): Promise<MinutesVersionRow> {
  const version = await write.find(minutesVersions, id)
  if (version !== null) return version
  throw new HubError(
    'NOT_FOUND',
    'There are no such minutes, or none that you may know of. · Tidak ada notula itu, atau Anda tidak boleh mengetahuinya.',
    { detail: { field: 'input.minutesVersionId' } },
  )
}

async function refuseOlder(write: Write, { meetingId, number }: MinutesVersionRow): Promise<void> {
  const [newer] = await write.query<readonly unknown[]>(
    'select 1 from minutes_version where meeting_id = $1 and number > $2',
    [meetingId, number],
  )
  if (newer !== undefined)
    throw conflict(
      'minutesVersionId',
      'There is a newer version of these minutes; read and sign that one.',
      'Ada versi notula yang lebih baru; baca dan tanda tangani yang itu.',
    )
}

/** Who came and has a seat: the forum's own people keep the minutes and do not sign them. */
async function attendingAgencies(write: Write, { id, owner }: MeetingRow): Promise<readonly string[]> {
  const came = await write.query<readonly { readonly agency: string }[]>(
    `select agency from attendance_count where meeting_id = $1 and agency <> $2 and decision_makers + delegates > 0
     order by agency`,
    [id, owner],
  )
  return came.map(({ agency }) => agency)
}

async function sign(write: Write, version: MinutesVersionRow, agency: string, signedOn: string): Promise<void> {
  const { id: minutesVersionId, meetingId } = version
  if ((await signers(write, minutesVersionId)).includes(agency))
    throw conflict(
      'minutesVersionId',
      'Your agency has signed these minutes already.',
      'Lembaga Anda sudah menandatangani notula ini.',
    )
  await write.insert(minutesSignatures, { id: randomUUID(), meetingId, minutesVersionId, agency, signedOn })
}

async function signers(write: Write, minutesVersionId: string): Promise<readonly string[]> {
  const signed = await write.query<readonly { readonly agency: string }[]>(
    'select agency from minutes_signature where minutes_version_id = $1 order by agency',
    [minutesVersionId],
  )
  return signed.map(({ agency }) => agency)
}
