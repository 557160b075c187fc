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
  code: required(row, 'kemendagri_code'),
  nikPrefix: required(row, 'nik_prefix'),
  bps: required(row, 'bps_code'),
  name: required(row, 'name'),
}))

/** The figures that agencies have published, as they published them. */
export const indicatorFigures: readonly IndicatorFigure[] = rowsOf('indicators.csv').map((row) => ({
  indicator: required(row, 'indicator'),
  definition: required(row, 'definition'),
  area: required(row, 'area'),
  periodStart: required(row, 'period_start'),
  periodEnd: required(row, 'period_end'),
  dimension: required(row, 'dimension'),
  category: required(row, 'category'),
  value: Number(required(row, 'value')),
  unit: required(row, 'unit'),
  publisher: required(row, 'publisher'),
  source: required(row, 'source'),
  asOf: row.as_of === '' ? undefined : row.as_of,
  note: row.note === '' ? undefined : row.note,
}))

/** What became of the regency's regulation, oldest first. */
export const regulationSteps: readonly RegulationStep[] = rowsOf('perda.csv').map((row) => ({
  date: required(row, 'date'),
  stage: required(row, 'stage'),
  outcome: required(row, 'outcome'),
  event: required(row, 'event'),
  source: required(row, 'source'),
}))

/** `data` lies beside `src` and beside `dist`, so one relative address serves source and build. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  return readCsv(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'))
}

function required(row: Readonly<Record<string, string>>, column: string): string {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`A row of the facts has no value for "${column}".`)
  return value
}
