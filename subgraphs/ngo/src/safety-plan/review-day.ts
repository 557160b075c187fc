import { addWorkingDays, isWorkingDay } from '@simpul/agency'
import { readComingDay } from '../input/read-day.ts'
import { wrong } from '../input/wrong.ts'
import type { RiskLevel } from '../risk-assessment/risk-assessment-table.ts'

/** After how many working days a plan is looked at again, by how great the danger is. */
const workingDays: Readonly<Record<RiskLevel, number>> = { IMMEDIATE: 1, HIGH: 3, MEDIUM: 10, LOW: 20 }

/** The day on which a plan is looked at again, where nobody names one. */
export function reviewDay(today: string, level: RiskLevel): string {
  return addWorkingDays(today, workingDays[level])
}

/** A day that somebody names: on it the office must be open. */
export function readReviewDay(field: string, day: string, today: string): string {
  readComingDay(field, day, today)
  if (isWorkingDay(day)) return day
  const next = addWorkingDays(day, 1)
  throw wrong(field, {
    en: `must be a working day; the next one is ${next}`,
    id: `harus hari kerja; hari kerja berikutnya ${next}`,
  })
}
