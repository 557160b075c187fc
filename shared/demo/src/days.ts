/** A day as `yyyy-mm-dd`. */
export type IsoDate = string

const written: string[] = []

/** The number of a day since 1970-01-01, for arithmetic. Throws where `date` is no day of the calendar. */
export function dayOf(date: IsoDate): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const number = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
  if (Number.isNaN(number) || isoDate(number) !== date)
    throw new Error(`"${date}" is not a day of the form yyyy-mm-dd.`)
  return number
}

/** The day of a number. Each day is written out once, for a population names the same few thousand again and again. */
export function isoDate(day: number): IsoDate {
  const known = written[day]
  if (known !== undefined) return known
  if (Number.isNaN(day)) return 'not a day'
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
  written[day] = date
  return date
}

/** `date` moved by a number of days. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDate(dayOf(date) + days)
}

/** The day `count` working days after `day`; Saturdays and Sundays do not count, holidays are not known here. */
export function addWorkingDays(day: number, count: number): number {
  let reached = day
  for (let left = count; left > 0; ) {
    reached += 1
    const weekday = (((reached + 4) % 7) + 7) % 7
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return reached
}
