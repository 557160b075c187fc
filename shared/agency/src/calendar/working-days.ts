import { addDays, weekdayOf } from './days.ts'
import { isHoliday } from './holidays.ts'

/** Whether offices are open: Monday to Friday and no national holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** The working day that is `count` working days after `day`, or before it where `count` is negative; `day` itself does not count. */
export function addWorkingDays(day: string, count: number): string {
  if (!Number.isInteger(count)) throw new Error(`Working days are whole; ${count} is not.`)
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (isWorkingDay(reached)) left -= 1
  }
  return reached
}
