import { randomUUID } from 'node:crypto'
import { illegalMove, type Write } from '@simpul/agency'
import { startClock, stopClocks } from '../complaint-clock/run-clock.ts'
import { complaintMoveRows } from '../complaint-move/complaint-move-table.ts'
import { type ComplaintClosedBecause, complaintMoves, endedStatuses } from './complaint-moves.ts'
import { type ComplaintRow, type ComplaintStatus, complaints } from './complaint-table.ts'

export interface ComplaintStep {
  readonly to: ComplaintStatus
  readonly now: Date
  readonly today: string
  readonly closedBecause?: ComplaintClosedBecause | null
  readonly note?: string | null
  /** The input's field that asks for the step. */
  readonly field?: string
}

/** What of a complaint a step depends on. */
export type MovableComplaint = Pick<ComplaintRow, 'id' | 'status' | 'version'>

/** Takes a complaint from its status to the next, where that is a legal step, with all that follows from it. */
export async function moveComplaint(write: Write, complaint: MovableComplaint, step: ComplaintStep): Promise<void> {
  const { id, status: from, version } = complaint
  const { to, now, today, closedBecause = null, note = null } = step
  if (!complaintMoves[from].includes(to))
    throw illegalMove(step.field ?? 'input.complaintId', from, to, complaintMoves[from])
  const isOver = endedStatuses.includes(to)
  const movedAt = now.toISOString()
  await write.change(complaints, id, version, { status: to, closedAt: isOver ? movedAt : null, closedBecause })
  const move = { id: randomUUID(), complaintId: id, fromStatus: from, toStatus: to, movedAt, note }
  await write.insert(complaintMoveRows, move)
  if (isOver) await endWork(write, id, today)
  if (from === 'INCOMPLETE') await stopClocks(write, id, { today, reason: 'DOCUMENTS_NOT_COMPLETED' })
  if (to === 'INCOMPLETE')
    await startClock(write, { complaintId: id, reason: 'DOCUMENTS_NOT_COMPLETED', startedOn: today })
}

/** What nobody need do any more once a complaint has ended here. */
async function endWork(write: Write, complaintId: string, today: string): Promise<void> {
  await stopClocks(write, complaintId, { today })
  await write.query(
    `update clarification_request set state = 'CLOSED', version = version + 1
     where complaint_id = $1 and state in ('ASKED', 'OVERDUE')`,
    [complaintId],
  )
  await write.query(
    `update mediation set state = 'CANCELLED', version = version + 1 where complaint_id = $1 and state = 'PLANNED'`,
    [complaintId],
  )
}
