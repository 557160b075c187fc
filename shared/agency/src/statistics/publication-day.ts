import { addDays } from '../calendar/days.ts'
import { quartersBefore } from './quarters.ts'

/** How many days after the end of a quarter its tables are published: every agency does so on the 15th of the next month. */
export const publishedAfterDays = 15

/** The day on which the tables of a quarter are published. */
export function publicationDay(quarterEnd: string): string {
  return addDays(quarterEnd, publishedAfterDays)
}

/** The last days of the `count` quarters whose day of publication has come, the oldest first. */
export function quartersToPublish(today: string, count: number): readonly string[] {
  return quartersBefore(addDays(today, 1 - publishedAfterDays), count)
}

/** When the next tables are published: on their day at six in the morning in Jember. */
export function nextPublication(today: string): Date {
  const [next = today] = quartersBefore(addDays(today, 120), 6)
    .map(publicationDay)
    .filter((day) => day > today)
  return new Date(`${next}T06:00:00+07:00`)
}
