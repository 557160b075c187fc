import { addDays, addWorkingDays } from '@simpul/agency'
import { addMonths } from './add-months.ts'

export const closingReasons = [
  'DOCUMENTS_NOT_COMPLETED',
  'NO_CLARITY',
  'COMPLAINANT_UNREACHABLE',
  'HANDED_TO_MINISTRY',
  'UNSOLVABLE',
] as const
export type ClosingReason = (typeof closingReasons)[number]

/** How long a complaint waits before it is closed. */
export type Period = { readonly days: number } | { readonly workingDays: number } | { readonly months: number }

/** One version of the rules that close a complaint. */
export interface ClosingRules {
  readonly rule: string
  /** The first day of a clock that may be started under it. */
  readonly from: string
  readonly periods: Readonly<Record<ClosingReason, Period>>
}

/**
 * The versions, oldest first. Of Perban 6/2024 only the year is known here, so it holds from the year's first day; a
 * later rule is a further entry, and a clock keeps the version it was started under.
 */
export const closingRules: readonly ClosingRules[] = [
  {
    rule: 'Perban BP2MI 6/2024 art. 30',
    from: '2024-01-01',
    periods: {
      DOCUMENTS_NOT_COMPLETED: { days: 30 },
      NO_CLARITY: { workingDays: 15 },
      COMPLAINANT_UNREACHABLE: { days: 60 },
      HANDED_TO_MINISTRY: { days: 0 },
      UNSOLVABLE: { months: 6 },
    },
  },
]

/** The version in force on a day; undefined before the first. */
export function closingRulesOn(day: string, versions = closingRules): ClosingRules | undefined {
  return versions.findLast(({ from }) => from <= day)
}

/** The last day of a period that began on `day`; that day itself does not count. */
export function endOf(period: Period, day: string): string {
  if ('days' in period) return addDays(day, period.days)
  if ('workingDays' in period) return addWorkingDays(day, period.workingDays)
  return addMonths(day, period.months)
}

/** The first day on which a period that ends on `dueOn` is over: the whole of its last day still counts. */
export function overOn(dueOn: string, reason: ClosingReason): string {
  return reason === 'HANDED_TO_MINISTRY' ? dueOn : addDays(dueOn, 1)
}

/** Whether it is over. */
export function isOver(dueOn: string, reason: ClosingReason, today: string): boolean {
  return overOn(dueOn, reason) <= today
}
