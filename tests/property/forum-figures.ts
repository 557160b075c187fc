import {
  type CountedTable,
  figureTablesOf,
  type PublishedTables,
  type StatisticsKind,
  withholdSmall,
} from '@simpul/agency'
import type { Shown } from './forum-attack.ts'
import { columns } from './published-figures.ts'

const dates = ['2026-03-31', '2026-06-30', '2026-09-30'] as const
const lines = { destination: ['HK'], scheme: ['SSW'] } // the fixed lines stand in what was counted
const words = { en: 'events of the test', id: 'peristiwa uji' }

function kindOf(noun: string, table: 'PLACEMENTS' | 'CASES', isDivided: boolean): StatisticsKind {
  const countable = { name: noun, from: 'event e', id: 'e.id', day: 'e.day', dimensions: {} }
  const publishing = { countable, isReady: 'true', countedIn: 'counted', publishedIn: 'published', tables: lines }
  return {
    noun,
    dimensions: {},
    publishing: isDivided ? { ...publishing, columns: { dimension: 'sex', values: columns } } : publishing,
    definition: words,
    source: words,
    atForum: { table, dimensions: { destination: 'DESTINATION', scheme: 'SCHEME', sex: 'SEX' } },
  }
}

const placements = kindOf('Placement', 'PLACEMENTS', true)
const cases = kindOf('Case', 'CASES', false)

/** What one publisher counted at some dates. */
export interface Counted {
  readonly publisher: string
  readonly what: 'placements' | 'cases'
  readonly atDates: readonly (readonly CountedTable[])[]
}

/** The tables as the forum shows them, with everything withheld that has to be. */
export function shownBy({ publisher, what, atDates }: Counted): readonly Shown[] {
  return messages(publisher, what, atDates, (tables) => withholdSmall(tables, width(tables)))
}

/** The same tables with nothing withheld: what an attacker is after. */
export function truthOf({ publisher, what, atDates }: Counted): readonly Shown[] {
  return messages(publisher, what, atDates, whole)
}

/** Tables whose lines are not divided: a part of each line is as good as the line. */
export function undivided(tables: readonly CountedTable[]): readonly CountedTable[] {
  return tables.map(({ name, lines: all }) => ({
    name,
    lines: all.map(({ category, counts }) => ({ category, counts: [sum(counts)] })),
  }))
}

function messages(
  publisher: string,
  what: Counted['what'],
  atDates: Counted['atDates'],
  publish: (tables: readonly CountedTable[]) => PublishedTables,
): readonly Shown[] {
  const kind = what === 'placements' ? placements : cases
  return atDates.flatMap((tables, at) => {
    const periodEnd = dates[at] ?? ''
    const publication = { ...publish(tables), periodStart: periodEnd, periodEnd }
    return figureTablesOf(kind, publication, periodEnd).map((table) => ({ publisher, table }))
  })
}

function whole(tables: readonly CountedTable[]): PublishedTables {
  const [first] = tables
  const sums = Array.from({ length: width(tables) }, (_, at) =>
    sum(first?.lines.map(({ counts }) => counts[at] ?? 0) ?? []),
  )
  return {
    total: sum(sums),
    columns: sums,
    tables: tables.map(({ name, lines: all }) => ({
      name,
      lines: all.map((line) => ({ ...line, total: sum(line.counts) })),
    })),
  }
}

function width([first]: readonly CountedTable[]): number {
  return first?.lines[0]?.counts.length ?? 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0)
}
