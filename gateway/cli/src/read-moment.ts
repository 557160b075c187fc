import { usageError } from './command-error.ts'

/** A time of an option: with its offset as it stands, without one in Jember's, and a day alone at `ofDay`. */
export function readMoment(name: string, value: string, ofDay = '23:59:59'): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const isLocal = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)
  const text = isDay ? `${value}T${ofDay}+07:00` : isLocal ? `${value}${value.length === 16 ? ':00' : ''}+07:00` : value
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text) && isDayOfCalendar(text)) return text
  throw usageError(`--${name} takes a day or a time, such as 2027-03-31 or 2026-07-01T09:30; not "${value}".`)
}

/** `Date` takes 30 February for 2 March. */
function isDayOfCalendar(text: string): boolean {
  const day = text.slice(0, 10)
  return !Number.isNaN(Date.parse(text)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
