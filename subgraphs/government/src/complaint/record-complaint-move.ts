import type { AgencyContext, Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { most, readOptionalText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { refuseMediationAfterBrokenPromise } from '../case-commitment/broken-promise.ts'
import { closingReasons, isOver } from '../complaint-clock/closing-rules.ts'
import { runningClocks, stopClocks } from '../complaint-clock/run-clock.ts'
import type { ComplaintClosedBecause } from './complaint-moves.ts'
import { type ComplaintRow, type ComplaintStatus, complaints } from './complaint-table.ts'
import { moveComplaint } from './move-complaint.ts'

interface RecordComplaintMoveInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly expectedVersion: number
  readonly to: ComplaintStatus
  readonly closedBecause?: ComplaintClosedBecause | null
  readonly note?: string | null
}

/** Records that a complaint went on to its next status. Own staff only. */
export async function recordComplaintMove(
  _: unknown,
  { input }: { readonly input: RecordComplaintMoveInput },
  { write: run, now, today }: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { to, complaintId, expectedVersion, closedBecause = null } = input
  const note = readOptionalText('note', input.note, most.note)
  refuseUnless((to === 'CLOSED') === (closedBecause !== null), 'closedBecause', {
    en: 'must be given when a complaint is closed, and only then',
    id: 'harus diisi bila pengaduan ditutup, dan hanya pada saat itu',
  })
  const { id } = await run('recordComplaintMove', input, async (write) => {
    const asked = { field: 'complaintId', id: complaintId, expectedVersion }
    const complaint = await heldVersion(write, complaints, asked)
    if (to === 'MEDIATION') await refuseMediationAfterBrokenPromise(write, complaint.id, 'to')
    if (closedBecause !== null) await endClockOf(write, complaint, { closedBecause, today })
    await moveComplaint(write, complaint, { to, now, today, closedBecause, note, field: 'input.to' })
    return { id: complaint.id }
  })
  return { complaint: { id } }
}

interface Closing {
  readonly closedBecause: ComplaintClosedBecause
  readonly today: string
}

/** A reason of the rules closes a complaint only when its clock has run out; a handing-over does at once. */
async function endClockOf(write: Write, { id }: ComplaintRow, { closedBecause, today }: Closing): Promise<void> {
  const reason = closingReasons.find((one) => one === closedBecause)
  if (reason === undefined) return
  const [clock] = await runningClocks(write, id, reason)
  const isDue = clock !== undefined && isOver(clock.due_on, reason, today)
  const until = clock === undefined ? undefined : clock.due_on
  refuseUnless(isDue || reason === 'HANDED_TO_MINISTRY', 'closedBecause', {
    en: until === undefined ? 'needs a clock of this reason that has run out: start it first' : `waits until ${until}`,
    id:
      until === undefined
        ? 'perlu jangka waktu dengan alasan ini yang telah habis: mulai dahulu'
        : `menunggu sampai ${until}`,
  })
  if (isDue) await stopClocks(write, id, { today, reason, state: 'RAN_OUT' })
}
