import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { clockDue, lookOn } from '../case-acts/due-jobs.ts'
import { wrong } from '../case-acts/refuse-unless.ts'
import { type ClosingReason, closingRulesOn, endOf, overOn } from './closing-rules.ts'
import { type ComplaintClockRow, complaintClocks } from './complaint-clock-table.ts'

/** Which clock begins, and when. */
export interface ClockStart {
  readonly complaintId: string
  readonly reason: ClosingReason
  readonly startedOn: string
}

/** Starts a clock under the rules of the day on which it begins; one that runs already goes on as it is. */
export async function startClock(write: Write, { complaintId, reason, startedOn }: ClockStart): Promise<string> {
  const rules = closingRulesOn(startedOn)
  if (rules === undefined)
    throw wrong('startedOn', {
      en: 'must be a day for which a rule on the closing of complaints is known',
      id: 'harus hari yang aturan penutupan pengaduannya diketahui',
    })
  const [running] = await runningClocks(write, complaintId, reason)
  if (running !== undefined) return running.id
  const id = randomUUID()
  const dueOn = endOf(rules.periods[reason], startedOn)
  const begun = { state: 'RUNNING', endedOn: null, version: 1 } as const
  await write.insert(complaintClocks, { id, complaintId, reason, startedOn, dueOn, rule: rules.rule, ...begun })
  await lookOn(write, clockDue, { id, day: overOn(dueOn, reason) })
  return id
}

/** Stops the clocks of a complaint that run: what they waited for came, or the complaint ended otherwise. */
export async function stopClocks(
  write: Write,
  complaintId: string,
  { today, reason, state = 'STOPPED' }: ClockEnd,
): Promise<void> {
  for (const { id } of await runningClocks(write, complaintId, reason)) {
    await write.query('update complaint_clock set state = $2, ended_on = $3, version = version + 1 where id = $1', [
      id,
      state,
      today,
    ])
    if (state === 'STOPPED') await write.noJob(clockDue, id)
  }
}

export interface ClockEnd {
  readonly today: string
  /** Only the clock of this reason; all of them otherwise. */
  readonly reason?: ClosingReason
  readonly state?: Exclude<ComplaintClockRow['state'], 'RUNNING'>
}

/** A clock that runs. */
export interface RunningClock {
  readonly id: string
  readonly started_on: string
  readonly due_on: string
}

/** The clocks of a complaint that run. */
export function runningClocks(
  write: Write,
  complaintId: string,
  reason?: ClosingReason,
): Promise<readonly RunningClock[]> {
  return write.query(
    `select id, started_on::text, due_on::text from complaint_clock
     where complaint_id = $1 and state = 'RUNNING' and ($2::text is null or reason = $2) order by id`,
    [complaintId, reason ?? null],
  )
}
