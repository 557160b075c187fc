const jakartaOffsetMs = 7 * 60 * 60 * 1000 // UTC+7 the whole year

/** The day in Jember, `yyyy-mm-dd`. A date that is no date gives the empty string, on which no agreement holds. */
export function jakartaDay(now: Date): string {
  const shifted = new Date(now.getTime() + jakartaOffsetMs)
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 10)
}
