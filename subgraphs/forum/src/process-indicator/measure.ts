import type { Words } from '@simpul/agency'
import type { ForumFacts } from './forum-facts.ts'
import type { IndicatorPeriod } from './periods.ts'

/** The five variables of the process (Ansell and Gash). */
export type ProcessVariable =
  | 'FACE_TO_FACE_DIALOGUE'
  | 'TRUST_BUILDING'
  | 'COMMITMENT_TO_PROCESS'
  | 'SHARED_UNDERSTANDING'
  | 'INTERMEDIATE_OUTCOMES'

export type IndicatorUnit = 'RATIO' | 'DAYS' | 'STAGE'

/** What was counted for one measure in one period, for all or for one agency. */
export interface Counted {
  readonly agency: string | null
  /** Null where nothing can be divided, or nothing was counted. */
  readonly value: number | null
  /** Of a median there is none. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** How many stand behind the value. */
  readonly n: number
}

/** One formula over the forum's rows: pure, so that a table of rows tests it. */
export interface Measure {
  /** `QUORUM`: unlike any other's. */
  readonly name: string
  readonly variable: ProcessVariable
  readonly unit: IndicatorUnit
  /** Fewer than these are not enough for a figure. */
  readonly minimum: number
  readonly title: Words
  /** What is divided by what, in words. */
  readonly definition: Words
  /** Which way is better, where one is. */
  readonly better?: 'UP' | 'DOWN'
  /** The measure to be read beside it: who came means little without what was kept. */
  readonly pairedWith?: string
  count(facts: ForumFacts, period: IndicatorPeriod): readonly Counted[]
}

/** Fewer tell too little of how three agencies work together. */
export const usualMinimum = 5

/** A share: how many of some, of how many. */
export function shareOf(part: number, whole: number, agency: string | null = null): Counted {
  return { agency, value: whole === 0 ? null : part / whole, numerator: part, denominator: whole, n: whole }
}

/** The median of some numbers of days. */
export function medianOf(days: readonly number[], agency: string | null = null): Counted {
  const sorted = [...days].sort((left, right) => left - right)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  const value = low === undefined || high === undefined ? null : (low + high) / 2
  return { agency, value, numerator: null, denominator: null, n: days.length }
}

/** One figure for all together, and one for each of the agencies. */
export function forAllAndEach(
  agencies: readonly string[],
  count: (agency: string | null) => Counted,
): readonly Counted[] {
  return [count(null), ...agencies.map(count)]
}

/** Whether a day lies in a period, up to the last day that counts. */
export function isIn(day: string, { start, until }: Pick<IndicatorPeriod, 'start' | 'until'>): boolean {
  return day >= start && day <= until
}
