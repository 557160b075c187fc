import type { Role } from '@simpul/boundary'
import { jakartaDay } from '@simpul/trust'
import type { Words } from '../acts/refused.ts'
import type { Write } from '../acts/write.ts'
import { addDays } from '../calendar/days.ts'
import type { JobKind } from '../jobs/job-kind.ts'

/** A row that somebody has to be reminded of. */
export interface DueRow {
  readonly id: string
  readonly dueOn: string
  /** The id of what the notice is about: for a row that hangs on a case, the case's. */
  readonly about: string
}

/** Something that an agency's people are reminded of, once for each day on which it is due. */
export interface Reminder {
  /** Unlike any other of the agency. */
  readonly name: string
  readonly to: Exclude<Role, 'SUBJECT'>
  /** The SDL type of what the notice is about, so that its respondents never see the notice. */
  readonly about: string
  /** SQL that gives `id`, `due_on` and `about` of what has come due by the day `$1`; a row is in it once. */
  readonly due: string
  /** The day by which something must have come due; today unless told. */
  readonly by?: (today: string) => string
  /** What the notice says. It names nobody. */
  readonly words: Words
  /** What is done besides, in the same transaction. */
  readonly also?: (write: Write, row: DueRow) => Promise<void>
}

/** What came due longer ago is an old row that nobody ended, and no news. */
const newsForDays = 30

/**
 * Looks once a day, at six in the morning in Jember and at each start, what has come due, and tells the people whose
 * work it is. What was due while the agency was not served is told when it is; nothing is told twice.
 */
export function dailyReminders(name: string, reminders: readonly Reminder[]): JobKind {
  return {
    name,
    beginsAt: (now) => now,
    async work(write, _, now) {
      const today = jakartaDay(now)
      for (const reminder of reminders) await remind(write, reminder, today)
      await write.job({ name }, name, new Date(`${addDays(today, 1)}T06:00:00+07:00`), {})
    },
  }
}

async function remind(write: Write, reminder: Reminder, today: string): Promise<void> {
  const { to, about: type, words, also } = reminder
  for (const row of await newlyDue(write, reminder, today)) {
    await write.notice({ to, about: { type, id: row.about }, words })
    await also?.(write, row)
  }
}

/** One statement: what it gives is what it marks. */
function newlyDue(write: Write, { name, due, by = (day) => day }: Reminder, today: string): Promise<readonly DueRow[]> {
  return write.query(
    `with due as (select d.id, d.due_on, d.about from (${due}) d where d.due_on > $3::date - ${newsForDays}),
     fresh as (
       insert into reminder (kind, row_id, due_on) select $2, id, due_on from due on conflict do nothing
       returning row_id
     )
     select due.id, due.due_on::text as "dueOn", due.about from due join fresh on fresh.row_id = due.id
     order by due.due_on, due.id`,
    [by(today), name, today],
  )
}
