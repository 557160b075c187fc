import { addDays, type JobKind, jakartaDay } from '@simpul/agency'
import { fillNextAgenda } from '../agenda-item/fill-next-agenda.ts'
import { noteLate } from '../agreement-commitment/note-late.ts'
import { writeIndicators } from '../process-indicator/write-indicators.ts'

/** What a day of the forum begins with, in one transaction: a day that failed is done whole when it is tried again. */
export const dailyWork: JobKind = {
  name: 'forum-day',
  beginsAt: (now) => now,
  async work(write, _, now) {
    const today = jakartaDay(now)
    await noteLate(write, today)
    await writeIndicators(write, now)
    await fillNextAgenda(write, today)
    await write.job(dailyWork, dailyWork.name, nextMorning(now), {})
  },
}

/** Ten past midnight in Jember: by then the day before is over. */
export function nextMorning(now: Date): Date {
  return new Date(`${addDays(jakartaDay(now), 1)}T00:10:00+07:00`)
}
