import type { AgencyContext, Write } from '@simpul/agency'
import { heldOpenComplaint, receivedOn } from '../case-acts/held-complaint.ts'
import { readPastDay } from '../case-acts/read-input.ts'
import { endedStatuses } from '../complaint/complaint-moves.ts'
import { runningClocks, startClock, stopClocks } from './run-clock.ts'
import type { ClockPayload } from './set-clock.ts'

export interface RecordComplainantContactInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly triedOn?: string | null
  readonly wasReached: boolean
}

const reason = 'COMPLAINANT_UNREACHABLE'

/**
 * Notes whether a complainant could be reached. The first day on which nobody answers starts the clock of 60 days in a
 * row; whoever is reached again stops it, so that the next one counts from its own first day. Own staff only.
 */
export async function recordComplainantContact(
  _: unknown,
  { input }: { readonly input: RecordComplainantContactInput },
  { write: run, today }: AgencyContext,
): Promise<ClockPayload> {
  const noted = await run('recordComplainantContact', input, async (write) => {
    const complaint = await heldOpenComplaint(write, input.complaintId, endedStatuses)
    const triedOn = readPastDay('triedOn', input.triedOn ?? today, today, receivedOn(complaint))
    const { id } = complaint
    if (input.wasReached) await reached(write, id, triedOn)
    else await startClock(write, { complaintId: id, reason, startedOn: triedOn })
    return { id }
  })
  return { complaint: noted }
}

/** A contact before the clock began says nothing of the days after. */
async function reached(write: Write, complaintId: string, on: string): Promise<void> {
  const [clock] = await runningClocks(write, complaintId, reason)
  if (clock !== undefined && clock.started_on <= on) await stopClocks(write, complaintId, { today: on, reason })
}
