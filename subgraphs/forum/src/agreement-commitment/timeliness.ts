import { addWorkingDays, daysBetween, isWorkingDay } from '@simpul/agency'
import type { CommitmentState } from './commitment-moves.ts'

/** Whether a commitment is, or was, in time. */
export type Timeliness = 'DUE' | 'OVERDUE' | 'KEPT_IN_TIME' | 'KEPT_LATE' | 'BROKEN'

export interface Promised {
  readonly state: CommitmentState
  readonly dueOn: string
  readonly keptOn: string | null
}

/** The last day on which it is in time: where the due day is no working day, the next that is. */
export function lastDayOf(dueOn: string): string {
  return isWorkingDay(dueOn) ? dueOn : addWorkingDays(dueOn, 1)
}

/** How a commitment stands to its day, seen from `today`. */
export function timelinessOf({ state, dueOn, keptOn }: Promised, today: string): Timeliness {
  const last = lastDayOf(dueOn)
  if (state === 'BROKEN') return 'BROKEN'
  if (state === 'KEPT') return (keptOn ?? dueOn) <= last ? 'KEPT_IN_TIME' : 'KEPT_LATE'
  return today <= last ? 'DUE' : 'OVERDUE'
}

/** How many days it is overdue today; none while it is not. */
export function daysOverdue(promised: Promised, today: string): number {
  return timelinessOf(promised, today) === 'OVERDUE' ? daysBetween(lastDayOf(promised.dueOn), today) : 0
}

/** Whether it was kept after its last day, or not kept when that had passed. */
export function isLate(promised: Promised, today: string): boolean {
  const standing = timelinessOf(promised, today)
  if (standing === 'BROKEN') return today > lastDayOf(promised.dueOn)
  return standing === 'KEPT_LATE' || standing === 'OVERDUE'
}
