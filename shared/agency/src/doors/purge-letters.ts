import type { Write } from '../acts/write.ts'
import type { JobKind } from '../jobs/job-kind.ts'
import { daysBefore, letterDays } from './letter-ages.ts'

/** Once a day: takes out what was told and heard long ago, and parks what nobody took for as long as it counts once. */
export const purgeLettersJob: JobKind = {
  name: 'kit-purge-letters',
  beginsAt: (now) => now,
  async work(write, _, now) {
    await parkUndelivered(write, now)
    await emptyUntellable(write, now)
    await write.query('delete from outbox where delivered_at < $1', [daysBefore(now, letterDays.delivered)])
    await write.query('delete from outbox where refused_as is not null and parked_at < $1', [
      daysBefore(now, letterDays.parked),
    ])
    await write.query('delete from inbox where at < $1', [daysBefore(now, letterDays.heard)])
    await write.job(purgeLettersJob, purgeLettersJob.name, daysBefore(now, -1), {})
  },
}

async function parkUndelivered(write: Write, now: Date): Promise<void> {
  await write.query(
    `update outbox set refused_as = $2, parked_at = $3
     where delivered_at is null and refused_as is null and created_at < $1 and next_at < $3`,
    [daysBefore(now, letterDays.retry), `Nobody took it for ${letterDays.retry} days.`, now],
  )
}

/** What cannot be told again need not be kept; that it was not taken, and why, is. */
async function emptyUntellable(write: Write, now: Date): Promise<void> {
  await write.query(
    `update outbox set input = '{}' where refused_as is not null and created_at < $1 and input <> '{}'`,
    [daysBefore(now, letterDays.retry)],
  )
}
