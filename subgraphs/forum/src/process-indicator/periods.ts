import { addDays } from '@simpul/agency'

export type IndicatorPeriodKind = 'QUARTER' | 'YEAR_TO_DATE'

/** One period, seen from a day. */
export interface IndicatorPeriod {
  readonly kind: IndicatorPeriodKind
  readonly start: string
  /** Its last day; of the year that runs, the day itself. */
  readonly end: string
  /** The last day that counts: no day to come does. */
  readonly until: string
  /** The day from which it is seen. */
  readonly today: string
}

const quartersShown = 5

/** The quarter that runs and the four before it, the year so far and the year before: the newest first. */
export function periodsOf(today: string): readonly IndicatorPeriod[] {
  const year = Number(today.slice(0, 4))
  const years = [
    { kind: 'YEAR_TO_DATE', start: `${year}-01-01`, end: today, until: today, today },
    { kind: 'YEAR_TO_DATE', start: `${year - 1}-01-01`, end: `${year - 1}-12-31`, until: `${year - 1}-12-31`, today },
  ] as const
  return [...quartersUntil(today), ...years]
}

function quartersUntil(today: string): readonly IndicatorPeriod[] {
  const quarters: IndicatorPeriod[] = []
  for (let day = today; quarters.length < quartersShown; ) {
    const { start, end } = quarterOf(day)
    quarters.push({ kind: 'QUARTER', start, end, until: end < today ? end : today, today })
    day = addDays(start, -1)
  }
  return quarters
}

/** The quarter in which a day lies. */
export function quarterOf(day: string): { readonly start: string; readonly end: string } {
  const year = Number(day.slice(0, 4))
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  const start = `${year}-${twoDigits(first)}-01`
  const next = first === 10 ? `${year + 1}-01-01` : `${year}-${twoDigits(first + 3)}-01`
  return { start, end: addDays(next, -1) }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
