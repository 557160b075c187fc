import { addDays } from '@simpul/agency'
import { wrong } from './wrong.ts'

/** Nobody who is alive was born this many days ago. */
const longestLife = 120 * 365.25

/** A day that has come: not in the future, and not before anybody was born. */
export function readPastDay(field: string, day: string, today: string): string {
  if (day > today) throw wrong(field, { en: 'must not be in the future', id: 'tidak boleh di masa depan' })
  return refuseLongAgo(field, day, today)
}

/** A day that is to come, or today. */
export function readComingDay(field: string, day: string, today: string): string {
  if (day < today) throw wrong(field, { en: 'must not be in the past', id: 'tidak boleh di masa lalu' })
  if (day <= addDays(today, 3_660)) return day
  throw wrong(field, { en: 'must be within ten years', id: 'harus dalam sepuluh tahun' })
}

/** A moment that has come. */
export function readPastMoment(field: string, moment: string, now: Date): string {
  if (new Date(moment) > now) throw wrong(field, { en: 'must not be in the future', id: 'tidak boleh di masa depan' })
  refuseLongAgo(field, moment.slice(0, 10), now.toISOString().slice(0, 10))
  return moment
}

function refuseLongAgo(field: string, day: string, today: string): string {
  if (day >= addDays(today, -Math.floor(longestLife))) return day
  throw wrong(field, { en: 'must not be before anybody was born', id: 'tidak boleh sebelum siapa pun lahir' })
}
