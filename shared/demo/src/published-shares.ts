import { indicatorFigures } from './facts.ts'
import type { Weighted } from './random.ts'

/** Which published table is meant. */
export interface PublishedTable {
  readonly indicator: string
  readonly area: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly dimension: string
}

/** The counts of a published table. Where its note says `of N`, what the table does not name is counted as `other`. */
export function publishedShares(table: PublishedTable): Weighted<string> {
  const rows = indicatorFigures.filter(
    (figure) =>
      figure.indicator === table.indicator &&
      figure.area === table.area &&
      figure.periodStart === table.periodStart &&
      figure.periodEnd === table.periodEnd &&
      figure.dimension === table.dimension,
  )
  if (rows.length === 0) throw new Error(`No figure is published by ${table.dimension} for ${table.indicator}.`)
  const named = rows.map((row) => [row.category, row.value] as const)
  const [, whole] = /of (\d+)/.exec(rows[0]?.note ?? '') ?? []
  if (whole === undefined) return named
  return [...named, ['other', Number(whole) - named.reduce((sum, [, value]) => sum + value, 0)]]
}

/** Where people went, January to October 2024. */
export const destinationShares = publishedShares({
  indicator: 'placements',
  area: 'Indonesia',
  periodStart: '2024-01-01',
  periodEnd: '2024-10-31',
  dimension: 'destination',
})

/** Where people went in 2023: it names a few countries that the table of 2024 does not. */
export const destinationShares2023 = publishedShares({
  indicator: 'placements',
  area: 'Indonesia',
  periodStart: '2023-01-01',
  periodEnd: '2023-12-31',
  dimension: 'destination',
})

/** What people complained of in the first half of 2024. */
export const complaintTypeShares = publishedShares({
  indicator: 'complaints',
  area: 'Indonesia',
  periodStart: '2024-01-01',
  periodEnd: '2024-06-30',
  dimension: 'type',
})

/** How those who complained in 2024 had left: within procedure, outside it, or not known. */
export const complaintStatusShares = complaints2024('status')

/** Who complained in 2024. */
export const complaintSexShares = complaints2024('sex')

function complaints2024(dimension: string): Weighted<string> {
  return publishedShares({
    indicator: 'complaints',
    area: 'Indonesia',
    periodStart: '2024-01-01',
    periodEnd: '2024-12-05',
    dimension,
  })
}
