const lastDays: Readonly<Record<string, string>> = {
  '03-31': '01-01',
  '06-30': '04-01',
  '09-30': '07-01',
  '12-31': '10-01',
}

/** The first day of the quarter that ends on `day`; undefined where no quarter does. */
export function quarterEndingOn(day: string): string | undefined {
  const first = lastDays[day.slice(5)]
  return first === undefined ? undefined : `${day.slice(0, 4)}-${first}`
}

/** The last days of the `count` quarters that were over before `today`, the oldest first. */
export function quartersBefore(today: string, count: number): readonly string[] {
  const year = Number(today.slice(0, 4))
  const years = Array.from({ length: Math.ceil(count / 4) + 1 }, (_, at) => year - at)
  const ends = years.flatMap((one) => Object.keys(lastDays).map((end) => `${one}-${end}`))
  return ends
    .filter((end) => end < today)
    .sort()
    .slice(-count)
}
