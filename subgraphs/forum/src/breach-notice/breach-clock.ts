const hourMs = 3_600_000

/** Within how many hours a breach is to be notified to the subjects and the authority (UU 27/2022 art. 46). */
export const hoursOfLaw = 72

/** How a breach stands to the clock of the law. */
export type BreachState = 'RUNNING' | 'OVERDUE' | 'NOTIFIED_IN_TIME' | 'NOTIFIED_LATE'

/** When a breach detected at a moment is to be notified. */
export function dueAt(detectedAt: Date): Date {
  return new Date(detectedAt.getTime() + hoursOfLaw * hourMs)
}

/** The whole hours from detection to notice. */
export function hoursUntil(detectedAt: Date, notifiedAt: Date): number {
  return Math.floor((notifiedAt.getTime() - detectedAt.getTime()) / hourMs)
}

/** How it stands at `now`: the clock runs through nights, weekends and holidays. */
export function breachState(due: Date, notifiedAt: Date | null, now: Date): BreachState {
  if (notifiedAt !== null) return notifiedAt <= due ? 'NOTIFIED_IN_TIME' : 'NOTIFIED_LATE'
  return now <= due ? 'RUNNING' : 'OVERDUE'
}
