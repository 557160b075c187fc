import { daysBetween, type Period } from '@simpul/agency'

/** How long a period is, as near as it comes: figures are published for what their publisher chose. */
export function lengthOf({
  periodStart,
  periodEnd,
}: {
  readonly periodStart: string
  readonly periodEnd: string
}): Period {
  const days = daysBetween(periodStart, periodEnd) + 1
  if (days <= 45) return 'MONTH'
  return days <= 180 ? 'QUARTER' : 'YEAR'
}
