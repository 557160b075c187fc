import { addDays } from '@simpul/agency'

/** The same day of a later month, or that month's last day where it has none such. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10)
  const next = new Date(Date.UTC(year, month + count, 1)).toISOString().slice(0, 10)
  const last = addDays(next, -1)
  const same = `${first.slice(0, 8)}${day.slice(8)}`
  return same < last ? same : last
}
