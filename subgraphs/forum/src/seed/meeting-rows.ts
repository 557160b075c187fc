import type { NewRow } from '@simpul/agency'
import { type DemoAgreementCommitment, type DemoMeeting, derivedId } from '@simpul/demo'
import type { AgreementCommitmentRow } from '../agreement-commitment/agreement-commitment-table.ts'
import type { AttendanceCountRow } from '../attendance-count/attendance-count-table.ts'
import type { MeetingRow } from '../meeting/meeting-table.ts'
import type { MeetingMinutesRow } from '../meeting-minutes/meeting-minutes-table.ts'

/** A meeting as its parties read it. */
export function meetingRow(meeting: DemoMeeting): NewRow<MeetingRow> {
  const { id, heldOn, place, chairedBy, agenda, draftMinutes = null, decisions } = meeting
  return { id, heldOn, place, chairedBy, agenda, draftMinutes, decisions }
}

/** The minutes that everybody reads, once they are approved. */
export function minutesRows({ id, heldOn, decisions, minutes }: DemoMeeting): readonly NewRow<MeetingMinutesRow>[] {
  return minutes === undefined ? [] : [{ ...minutes, meetingId: id, meetingDate: heldOn, decisions }]
}

/** How many came, one row an agency. */
export function attendanceRows({ id, heldOn, attendance }: DemoMeeting): readonly NewRow<AttendanceCountRow>[] {
  return attendance.map((count) => ({
    ...count,
    id: derivedId(id, 'attendance', count.agency),
    meetingId: id,
    meetingDate: heldOn,
  }))
}

/** What was promised; an agreement that the register does not have is left out. */
export function commitmentRow(
  commitment: DemoAgreementCommitment,
  registered: ReadonlySet<string>,
): NewRow<AgreementCommitmentRow> {
  const { agreementId, meetingId = null, keptOn = null, evidence = null } = commitment
  const known = agreementId !== undefined && registered.has(agreementId) ? agreementId : null
  return { ...commitment, agreementId: known, meetingId, keptOn, evidence }
}
