import { type JobKind, jakartaDay, type Write } from '@simpul/agency'
import { z } from 'zod'
import { clockDue } from '../case-acts/due-jobs.ts'
import { type MovableComplaint, moveComplaint } from '../complaint/move-complaint.ts'
import { isOver } from './closing-rules.ts'
import { type ComplaintClockRow, complaintClocks } from './complaint-clock-table.ts'
import { stopClocks } from './run-clock.ts'

const payload = z.object({ id: z.string() })

/** Closes a complaint for the reason of a clock that has run out, if by now nothing has stopped it (Perban 6/2024 art. 30). */
export const clockDueJob: JobKind = {
  ...clockDue,
  async work(write, given, now) {
    const today = jakartaDay(now)
    const clock = await runOut(write, payload.parse(given).id, today)
    if (clock === undefined) return
    const { complaintId, reason } = clock
    const complaint = await locked(write, complaintId)
    await stopClocks(write, complaintId, { today, reason, state: 'RAN_OUT' })
    await moveComplaint(write, complaint, { to: 'CLOSED', now, today, closedBecause: reason, note: clock.rule })
    await write.notice({ to: 'CASEWORKER', about: { type: 'Complaint', id: complaintId }, words })
  },
}

const words = {
  en: 'A complaint was closed because the period of the rules is over. Look whether the complainant is to be told.',
  id: 'Sebuah pengaduan ditutup karena jangka waktu dalam aturan telah habis. Periksa apakah pengadu perlu diberi tahu.',
}

/** The clock, if it still runs and is over. Every act holds the complaint first, so it is held here before the clock is read. */
async function runOut(write: Write, id: string, today: string): Promise<ComplaintClockRow | undefined> {
  await write.query(
    'select from complaint where id = (select complaint_id from complaint_clock where id = $1) for update',
    [id],
  )
  const clock = await write.find(complaintClocks, id)
  if (clock === null || clock.state !== 'RUNNING') return undefined
  return isOver(clock.dueOn, clock.reason, today) ? clock : undefined
}

async function locked(write: Write, id: string): Promise<MovableComplaint> {
  const [found] = await write.query<readonly MovableComplaint[]>(
    'select id, status, version from complaint where id = $1',
    [id],
  )
  if (found === undefined) throw new Error('A clock outlived its complaint.')
  return found
}
