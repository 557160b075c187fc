const dayMs = 86_400_000

/** `day` moved by a number of days; both are `yyyy-mm-dd`. */
export function addDays(day: string, count: number): string {
  return new Date(numberOf(day) * dayMs + count * dayMs).toISOString().slice(0, 10)
}

/** How many days after `from` the day `to` is; negative where it is before. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(numberOf(day) * dayMs).getUTCDay()
}

function numberOf(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / dayMs
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(number) || !isSame(day, number))
    throw new Error(`"${day}" is not a day of the calendar written yyyy-mm-dd.`)
  return number
}

// Date.parse takes 30 February for 1 March
function isSame(day: string, number: number): boolean {
  return new Date(number * dayMs).toISOString().startsWith(day)
}
