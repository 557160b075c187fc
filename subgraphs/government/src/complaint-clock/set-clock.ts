import type { AgencyContext } from '@simpul/agency'
import { heldOpenComplaint, receivedOn } from '../case-acts/held-complaint.ts'
import { heldRow, heldVersion } from '../case-acts/held-row.ts'
import { readPastDay } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { endedStatuses } from '../complaint/complaint-moves.ts'
import { complaints } from '../complaint/complaint-table.ts'
import type { ClosingReason } from './closing-rules.ts'
import { complaintClocks } from './complaint-clock-table.ts'
import { runningClocks, startClock, stopClocks } from './run-clock.ts'

export interface StartComplaintClockInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly reason: ClosingReason
  readonly startedOn?: string | null
}

export interface StopComplaintClockInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly clockId: string
  readonly expectedVersion: number
}

/** The complaint whose clock it is. */
export interface ClockPayload {
  readonly complaint: { readonly id: string }
}

/** Starts the clock of a reason; when it has run out, the complaint is closed for it. Own staff only. */
export async function startComplaintClock(
  _: unknown,
  { input }: { readonly input: StartComplaintClockInput },
  { write: run, today }: AgencyContext,
): Promise<ClockPayload> {
  const { reason } = input
  const started = await run('startComplaintClock', input, async (write) => {
    const complaint = await heldOpenComplaint(write, input.complaintId, endedStatuses)
    const startedOn = readPastDay('startedOn', input.startedOn ?? today, today, receivedOn(complaint))
    const running = await runningClocks(write, complaint.id, reason)
    refuseUnless(running.length === 0, 'reason', {
      en: 'has a clock that runs already',
      id: 'sudah memiliki jangka waktu yang berjalan',
    })
    await startClock(write, { complaintId: complaint.id, reason, startedOn })
    return { id: complaint.id }
  })
  return { complaint: started }
}

/** Stops a clock: what it waited for came. Own staff only. */
export async function stopComplaintClock(
  _: unknown,
  { input }: { readonly input: StopComplaintClockInput },
  { write: run, today }: AgencyContext,
): Promise<ClockPayload> {
  const { clockId, expectedVersion } = input
  const stopped = await run('stopComplaintClock', input, async (write) => {
    const { id: complaintId } = await heldRow(write, complaints, { field: 'complaintId', id: input.complaintId })
    const clock = await heldVersion(write, complaintClocks, { field: 'clockId', id: clockId, expectedVersion })
    refuseUnless(clock.complaintId === complaintId && clock.state === 'RUNNING', 'clockId', {
      en: 'must be a clock of this complaint that runs',
      id: 'harus jangka waktu pengaduan ini yang sedang berjalan',
    })
    await stopClocks(write, complaintId, { today, reason: clock.reason })
    return { id: complaintId }
  })
  return { complaint: stopped }
}
