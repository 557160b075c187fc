import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { MeetingRow } from '../meeting/meeting-table.ts'
import { meetingDecisions } from '../meeting-decision/meeting-decision-table.ts'
import type { MinutesVersionRow } from '../minutes-version/minutes-version-table.ts'
import { meetingMinutes } from './meeting-minutes-table.ts'

/** Minutes that all have signed. */
export interface SignedMinutes {
  readonly meeting: MeetingRow
  readonly version: MinutesVersionRow
  readonly approvedBy: readonly string[]
  readonly today: string
}

/** Opens signed minutes and each of their decisions to everybody. */
export async function publishMinutes(write: Write, signed: SignedMinutes): Promise<void> {
  const { meeting, version, approvedBy, today } = signed
  const id = randomUUID()
  await write.insert(meetingMinutes, {
    id,
    meetingId: meeting.id,
    number: `NOTULA-${meeting.heldOn}-${version.number}`,
    meetingDate: meeting.heldOn,
    summary: version.text,
    decisions: version.decisions,
    approvedOn: today,
    approvedBy,
  })
  for (const [at, text] of version.decisions.entries())
    await write.insert(meetingDecisions, {
      id: randomUUID(),
      meetingId: meeting.id,
      meetingMinutesId: id,
      number: at + 1,
      text,
      decidedOn: meeting.heldOn,
    })
}
