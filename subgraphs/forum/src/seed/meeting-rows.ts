import { addDays, type NewRow } from '@simpul/agency'
import { type DemoAgreementCommitment, type DemoMeeting, derivedId } from '@simpul/demo'
import type { AgendaItemRow } from '../agenda-item/agenda-item-table.ts'
import type { AgreementCommitmentRow } from '../agreement-commitment/agreement-commitment-table.ts'
import type { AttendanceCountRow } from '../attendance-count/attendance-count-table.ts'
import type { CommitmentChangeRow } from '../commitment-change/commitment-change-table.ts'
import type { MeetingRow } from '../meeting/meeting-table.ts'
import type { MeetingDecisionRow } from '../meeting-decision/meeting-decision-table.ts'
import type { MeetingMinutesRow } from '../meeting-minutes/meeting-minutes-table.ts'
import type { MinutesSignatureRow } from '../minutes-signature/minutes-signature-table.ts'
import { digestOfMinutes, type MinutesVersionRow } from '../minutes-version/minutes-version-table.ts'

/** A meeting as its parties read it. */
export function meetingRow({ id, heldOn, place, chairedBy, attendance }: DemoMeeting): NewRow<MeetingRow> {
  const state = attendance.length > 0 ? 'HELD' : 'PLANNED'
  return { id, heldOn, place, chairedBy, state, firstPlannedOn: null, changedBecause: null, version: 1 }
}

/** What its chair put on the agenda, a month before. */
export function agendaRows({ id, heldOn, chairedBy, agenda }: DemoMeeting): readonly NewRow<AgendaItemRow>[] {
  return agenda.map((subject, at) => ({
    id: derivedId(id, 'agenda', at),
    meetingId: id,
    proposedBy: chairedBy,
    subject,
    source: 'PROPOSAL',
    aboutId: null,
    addedOn: addDays(heldOn, -30),
  }))
}

/** The minutes as they were written, before they are approved and after. */
export function versionRows({
  id,
  heldOn,
  draftMinutes,
  decisions,
}: DemoMeeting): readonly NewRow<MinutesVersionRow>[] {
  if (draftMinutes === undefined) return []
  const digest = digestOfMinutes(draftMinutes, decisions)
  const version = { meetingId: id, number: 1, text: draftMinutes, decisions, writtenOn: heldOn, digest }
  return [{ id: derivedId(id, 'version'), ...version }]
}

/** Who signed approved minutes. */
export function signatureRows({ id, minutes }: DemoMeeting): readonly NewRow<MinutesSignatureRow>[] {
  const { approvedBy = [], approvedOn: signedOn = '' } = minutes ?? {}
  return approvedBy.map((agency) => ({
    id: derivedId(id, 'signature', agency),
    meetingId: id,
    minutesVersionId: derivedId(id, 'version'),
    agency,
    signedOn,
  }))
}

/** The decisions of approved minutes, one by one. */
export function decisionRows({ id, heldOn, decisions, minutes }: DemoMeeting): readonly NewRow<MeetingDecisionRow>[] {
  if (minutes === undefined) return []
  return decisions.map((text, at) => ({
    id: derivedId(id, 'decision', at),
    meetingId: id,
    meetingMinutesId: minutes.id,
    number: at + 1,
    text,
    decidedOn: heldOn,
  }))
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
  const version = commitment.state === 'OPEN' ? 1 : 2
  return { ...commitment, agreementId: known, meetingId, madeOn: null, keptOn, evidence, lateOn: null, version }
}

/** What became of a commitment: one change, where there was one. A renegotiated one was due a month before. */
export function changeRows(commitment: DemoAgreementCommitment): readonly NewRow<CommitmentChangeRow>[] {
  const { id, state, dueOn, keptOn, evidence } = commitment
  if (state === 'OPEN') return []
  const dueBefore = state === 'RENEGOTIATED' ? addDays(dueOn, -30) : dueOn
  return [
    {
      id: derivedId(id, 'change'),
      agreementCommitmentId: id,
      number: 1,
      fromState: 'OPEN',
      toState: state,
      dueBefore,
      dueAfter: dueOn,
      words: evidence ?? 'Alasan contoh.',
      changedOn: keptOn ?? dueBefore,
    },
  ]
}
