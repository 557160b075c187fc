import { type Row, rowTable } from '@simpul/agency'
import type { IndicatorUnit, ProcessVariable } from './measure.ts'
import type { IndicatorPeriodKind } from './periods.ts'

/** Why a figure is not there. */
export type NotEnough = 'TOO_FEW' | 'NOTHING_TO_DIVIDE_BY'

/** One measure of how the agencies work together, of one period. No person is in it. */
export interface ProcessIndicatorRow extends Row {
  readonly variable: ProcessVariable
  readonly measure: string
  readonly titleIndonesian: string
  readonly titleEnglish: string
  readonly definitionIndonesian: string
  readonly definitionEnglish: string
  /** Whose part it is; null for all together. */
  readonly agency: string | null
  readonly period: IndicatorPeriodKind
  readonly periodStart: string
  readonly periodEnd: string
  readonly asOf: string
  readonly unit: IndicatorUnit
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
  readonly minimum: number
  readonly notEnough: NotEnough | null
  /** The row to be read beside it. */
  readonly pairedId: string | null
}

/** The process indicators. */
export const processIndicators = rowTable<ProcessIndicatorRow>({
  type: 'ProcessIndicator',
  columns: {
    variable: 'text',
    measure: 'text',
    titleIndonesian: 'text',
    titleEnglish: 'text',
    definitionIndonesian: 'text',
    definitionEnglish: 'text',
    agency: 'text',
    period: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    asOf: 'date',
    unit: 'text',
    value: 'float8',
    numerator: 'float8',
    denominator: 'float8',
    n: 'int',
    minimum: 'int',
    notEnough: 'text',
    pairedId: 'text',
  },
})
