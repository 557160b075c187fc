import { refused } from '../acts/refused.ts'
import { addDays } from '../calendar/days.ts'
import type { Countable } from './countable.ts'
import type { CountedTable, PublishedTables } from './counted-table.ts'
import { publicationDay } from './publication-day.ts'
import { quarterEndingOn } from './quarters.ts'
import { withholdSmall } from './withhold-small.ts'

/** What is published of a countable: which tables with which lines, divided into which columns. */
export interface Publishing {
  readonly countable: Countable
  /** What makes a row ready to be counted, besides its day. */
  readonly isReady: string
  /** The database's table that says of each row at which date it was counted: `counted_placement`. */
  readonly countedIn: string
  /** The database's table in which publications are kept: `published_placement_table`. */
  readonly publishedIn: string
  /** For each table, by its dimension, the fixed list of its lines. A value that is not in it counts in the last. */
  readonly tables: Readonly<Record<string, readonly string[]>>
  /** The dimension that divides each line, with its values; lines are not divided without it. */
  readonly columns?: { readonly dimension: string; readonly values: readonly string[] }
}

/** Plain SQL in the transaction of a publication. */
export interface PublishingSql {
  query<T>(sql: string, parameters: unknown[]): Promise<T>
}

/** One publication: whatever was ready by the end of a quarter and is in no publication before it. */
export interface Publication extends PublishedTables {
  readonly periodStart: string
  readonly periodEnd: string
}

/**
 * Counts for publication what no earlier publication counted, and marks it as counted. The key of the mark is the row
 * itself, so nothing is ever counted at two dates, and two dates have nothing in common that could be taken apart.
 */
export async function publishNew(
  sql: PublishingSql,
  publishing: Publishing,
  { asOf, today }: { readonly asOf: string; readonly today: string },
): Promise<Publication> {
  const quarterStart = quarterEndingOn(asOf)
  if (quarterStart === undefined) throw notAQuarterEnd()
  if (asOf >= today) throw notOver()
  if (publicationDay(asOf) > today) throw notYet(publicationDay(asOf))
  await lockPublishing(sql, publishing)
  const [known] = await sql.query<readonly Known[]>(
    `select max(period_end)::text as last, min(period_start)::text as first from ${publishing.publishedIn}`,
    [],
  )
  const { last, first } = known ?? { last: null, first: null }
  if (last !== null && last >= asOf) throw publishedBefore(last)
  const periodStart = last === null ? quarterStart : addDays(last, 1)
  const lines = await asNoPerson(sql, () =>
    sql.query<readonly CountedCombination[]>(countNew(publishing), [first ?? quarterStart, asOf]),
  )
  const tables = tablesOf(lines, publishing)
  return { periodStart, periodEnd: asOf, ...withholdSmall(tables, publishing.columns?.values.length ?? 1) }
}

interface Known {
  readonly last: string | null
  readonly first: string | null
}

/** One publication at a time: who publishes meanwhile waits, and then finds it done. */
export async function lockPublishing(sql: PublishingSql, { countable }: Publishing): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`publish ${countable.name}`])
}

/** Whoever publishes: what is kept from that person counts all the same, or figures would tell of it. */
async function asNoPerson<T>(sql: PublishingSql, work: () => Promise<T>): Promise<T> {
  const see = (person: string) => sql.query(`select set_config('simpul.person', $1, true)`, [person])
  const [seen] = await sql.query<readonly { readonly person: string }[]>(
    `select coalesce(current_setting('simpul.person', true), '') as person`,
    [],
  )
  await see('')
  const result = await work()
  await see(seen?.person ?? '')
  return result
}

type CountedCombination = Readonly<Record<string, unknown>> & { readonly count: number }

/** One statement: what it counts is what it marks, whatever is written meanwhile. */
function countNew({ countable, countedIn, isReady, tables, columns }: Publishing): string {
  const { from, id, day, dimensions } = countable
  const by = [...Object.keys(tables), ...(columns === undefined ? [] : [columns.dimension])]
  const groups = by.map((name) => `${dimensions[name]} as "${name}"`)
  return `with ready as (
      select ${[`${id} as id`, ...groups].join(', ')} from ${from}
      where ${day} between $1::date and $2::date and ${isReady}
    ), marked as (
      insert into ${countedIn} (id, period_end) select id, $2::date from ready on conflict (id) do nothing returning id
    )
    select ${[...by.map((name) => `"${name}"`), 'count(*)::int as count'].join(', ')}
    from ready join marked using (id) group by ${by.map((name) => `"${name}"`).join(', ')}`
}

/** Each table's lines, all of them, in their own order. */
function tablesOf(combinations: readonly CountedCombination[], publishing: Publishing): readonly CountedTable[] {
  const { columns } = publishing
  return Object.entries(publishing.tables).map(([name, categories]) => {
    const lines = new Map(categories.map((category) => [category, (columns?.values ?? ['']).map(() => 0)]))
    for (const combination of combinations) {
      const counts = lines.get(String(combination[name])) ?? lines.get(categories.at(-1) ?? '')
      const at = columns === undefined ? 0 : columns.values.indexOf(String(combination[columns.dimension]))
      if (counts === undefined || counts[at] === undefined) throw new Error(`No line of ${name} counts everything.`)
      counts[at] += combination.count
    }
    return { name, lines: [...lines].map(([category, counts]) => ({ category, counts })) }
  })
}

function notAQuarterEnd(): Error {
  return refused('input.asOf', {
    en: 'input.asOf must be the last day of a quarter, such as 2026-09-30. Nothing was written.',
    id: 'input.asOf harus hari terakhir suatu triwulan, misalnya 2026-09-30. Tidak ada yang ditulis.',
  })
}

function notOver(): Error {
  return refused('input.asOf', {
    en: 'input.asOf must be a quarter that is over. Nothing was written.',
    id: 'input.asOf harus triwulan yang sudah berakhir. Tidak ada yang ditulis.',
  })
}

function notYet(day: string): Error {
  return refused('input.asOf', {
    en: `The tables of this quarter are published on ${day}, and not before. Nothing was written.`,
    id: `Tabel triwulan ini terbit pada ${day}, tidak sebelumnya. Tidak ada yang ditulis.`,
  })
}

function publishedBefore(last: string): Error {
  return refused('input.asOf', {
    en: `input.asOf must come after ${last}, of which the tables are published. What is published stays. Nothing was written.`,
    id: `input.asOf harus sesudah ${last}, yang tabelnya sudah terbit. Yang sudah terbit tidak berubah. Tidak ada yang ditulis.`,
  })
}
