import { type JobKind, jakartaDay, type Write } from '@simpul/agency'

/**
 * Whether a membership is active changes at midnight in Jember without anybody's act. Partners read the answer and not
 * the day that it follows from, so it is kept as a column and set right once a day, and at each start.
 */
export const coverOfTheDay: JobKind = {
  name: 'insurance-cover',
  beginsAt: (now) => now,
  async work(write, _, now) {
    await endCovers(write, jakartaDay(now))
    await write.job(coverOfTheDay, coverOfTheDay.name, nextMidnight(now), {})
  },
}

async function endCovers(write: Write, today: string): Promise<void> {
  await write.query('update insurance_membership set is_active = false where is_active and active_until < $1', [today])
}

const dayMilliseconds = 86_400_000
const jakartaAhead = 7 * 3_600_000

/** The next moment at which a day begins in Jember, which keeps one time all year. */
export function nextMidnight(now: Date): Date {
  const days = Math.floor((now.getTime() + jakartaAhead) / dayMilliseconds) + 1
  return new Date(days * dayMilliseconds - jakartaAhead)
}
