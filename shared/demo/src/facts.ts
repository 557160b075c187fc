import { readFileSync } from 'node:fs'
import { readCsv } from './csv.ts'

/** A district of Jember under its two codes, which never agree: join by code, not by name. */
export interface Kecamatan {
  /** Kemendagri's code, `35.09.12`; that of a desa begins with it. */
  readonly code: string
  /** The first six digits of a NIK first registered there. */
  readonly nikPrefix: string
  readonly bps: string
  readonly name: string
}

/** One published figure with what a reader needs to judge it. Two publishers may disagree; neither is averaged away. */
export interface IndicatorFigure {
  readonly indicator: string
  readonly definition: string
  readonly area: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly dimension: string
  readonly category: string
  readonly value: number
  readonly unit: string
  readonly publisher: string
  readonly source: string
  readonly asOf: string | undefined
  readonly note: string | undefined
}

/** One step of the regency's regulation on migrant workers; steps may lead back. `date` is as exact as its source. */
export interface RegulationStep {
  readonly date: string
  readonly stage: string
  readonly outcome: string
  readonly event: string
  readonly source: string
}

/** The 31 districts of Jember, in the order of their codes. */
export const kecamatans: readonly Kecamatan[] = rowsOf('kecamatan.csv').map((row) => ({
  code: valueOf(row, 'kemendagri_code'),
  nikPrefix: valueOf(row, 'nik_prefix'),
  bps: valueOf(row, 'bps_code'),
  name: valueOf(row, 'name'),
}))

/** The figures that agencies have published, as they published them. */
export const indicatorFigures: readonly IndicatorFigure[] = rowsOf('indicators.csv').map((row) => ({
  indicator: valueOf(row, 'indicator'),
  definition: valueOf(row, 'definition'),
  area: valueOf(row, 'area'),
  periodStart: valueOf(row, 'period_start'),
  periodEnd: valueOf(row, 'period_end'),
  dimension: valueOf(row, 'dimension'),
  category: valueOf(row, 'category'),
  value: Number(valueOf(row, 'value')),
  unit: valueOf(row, 'unit'),
  publisher: valueOf(row, 'publisher'),
  source: valueOf(row, 'source'),
  asOf: row.as_of === '' ? undefined : row.as_of,
  note: row.note === '' ? undefined : row.note,
}))

/** What became of the regency's regulation, oldest first. */
export const regulationSteps: readonly RegulationStep[] = rowsOf('perda.csv').map((row) => ({
  date: valueOf(row, 'date'),
  stage: valueOf(row, 'stage'),
  outcome: valueOf(row, 'outcome'),
  event: valueOf(row, 'event'),
  source: valueOf(row, 'source'),
}))

/** `data` lies beside `src` and beside `dist`, so one relative address serves source and build. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  return readCsv(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'))
}

function valueOf(row: Readonly<Record<string, string>>, column: string): string {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`A row of the facts has no value for "${column}".`)
  return value
}
