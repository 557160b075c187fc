import { refused } from '../acts/refused.ts'
import type { Row } from '../rows/row-table.ts'
import type { AgencyContext } from '../server/context.ts'
import { type Countable, countStatement, type Period } from './countable.ts'
import { sumOf } from './counted-table.ts'

/** What is asked: by which dimensions, and how long the periods are. */
export interface AskedStatistics {
  /** Names of the countable's dimensions, or `periodStart`. */
  readonly by: readonly string[]
  readonly period: Period
}

/** One figure: a value for each dimension asked, and how many there are. */
export interface LiveFigure extends Row {
  readonly count: number
}

/** Figures as they are now, exact. They stand on no stored row; only the owner's own staff reaches them. */
export interface LiveStatistics extends Row {
  readonly asOf: string
  readonly total: number
  readonly figures: readonly LiveFigure[]
}

const mostFigures = 5_000

/** Counts in one statement, in any grouping. */
export async function liveStatistics(
  { counted, rules, today, caller }: Pick<AgencyContext, 'counted' | 'rules' | 'today' | 'caller'>,
  countable: Countable,
  { by, period }: AskedStatistics,
): Promise<LiveStatistics | null> {
  if (caller.kind !== 'agency' || caller.agency !== rules.agency.id) return null
  const dimensions = [...new Set(by)]
  const lines = await counted<{ readonly count: number }>(countStatement(countable, dimensions, period), [
    mostFigures + 1,
  ])
  if (lines.length > mostFigures) throw tooMany()
  const own = { owner: rules.agency.id, reach: ['OWNER'] } as const
  const id = [countable.name, today, period, ...dimensions].join(' ')
  return {
    ...own,
    id,
    asOf: today,
    total: sumOf(lines.map(({ count }) => count)),
    figures: lines.map((line) => ({ ...own, ...line, id: `${id}: ${valuesOf(line).join(' ')}` })),
  }
}

function valuesOf({ count: _, ...values }: { readonly count: number }): readonly unknown[] {
  return Object.values(values).map((value) => value ?? '-')
}

function tooMany(): Error {
  return refused('groupBy', {
    en: `groupBy names so many dimensions that there are more than ${mostFigures} figures. Name fewer.`,
    id: `groupBy menyebut terlalu banyak dimensi: hasilnya lebih dari ${mostFigures} angka. Kurangi dimensinya.`,
  })
}
