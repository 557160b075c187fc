import type { NewRow } from '../acts/write.ts'
import { insertRows } from '../seed/insert-rows.ts'
import type { PublishedTable } from './counted-table.ts'
import type { FigureTable } from './figure-message.ts'
import { figureTablesOf } from './figure-tables-of.ts'
import { type Publication, type PublishingSql, publishNew } from './publish-new.ts'
import { type PublishedLineRow, type PublishedRows, type PublishedTableRow, publishedRows } from './published-rows.ts'
import { dimensionOf, namesOf, type StatisticsKind } from './statistics-kind.ts'

/** What was published: the ids of its tables here, and the same tables as the forum shows them. */
export interface Written {
  readonly ids: readonly string[]
  readonly figures: readonly FigureTable[]
}

/** The end of a quarter, and the day on which its tables are published. */
export interface PublicationDates {
  readonly asOf: string
  readonly today: string
}

/** Writes the tables of one quarter. The same transaction has to push them to the forum. */
export async function writePublication(
  sql: PublishingSql,
  kind: StatisticsKind,
  dates: PublicationDates,
): Promise<Written> {
  const publication = await publishNew(sql, kind.publishing, dates)
  const made = publication.tables.map((table) => rowsOf(kind, table, { ...publication, publishedOn: dates.today }))
  const insert = insertRows({ query: (text: string, parameters?: unknown[]) => sql.query(text, parameters ?? []) })
  const { tables, lines } = rowsOfKind(kind)
  await insert(
    tables,
    made.map(({ table }) => table),
  )
  await insert(
    lines,
    made.flatMap((one) => one.lines),
  )
  return { ids: made.map(({ table }) => table.id), figures: figureTablesOf(kind, publication, dates.today) }
}

/** Where the tables of a kind stand. */
export function rowsOfKind(kind: StatisticsKind): PublishedRows {
  return publishedRows(kind.noun, namesOf(kind).counts)
}

interface Made {
  readonly table: NewRow<PublishedTableRow>
  readonly lines: readonly NewRow<PublishedLineRow>[]
}

function rowsOf(
  kind: StatisticsKind,
  { name, lines }: PublishedTable,
  { periodStart, periodEnd, publishedOn, total, columns }: Publication & { readonly publishedOn: string },
): Made {
  const { many, counts } = namesOf(kind)
  const dimension = dimensionOf(kind, name)
  const id = `${many}-${periodEnd}-${dimension.toLowerCase()}`
  const definition = `${kind.definition.en} · ${kind.definition.id}`
  const source = `${kind.source.en} · ${kind.source.id}`
  const known = { dimension, periodStart, periodEnd, publishedOn, definition, source }
  return {
    table: { id, ...known, ...figuresOf(counts, [total, ...columns]) },
    lines: lines.map((line, number) => ({
      id: `${id}-${line.category}`,
      tableId: id,
      number,
      category: line.category,
      isWithheld: line.total === null,
      ...figuresOf(counts, [line.total, ...line.counts]),
    })),
  }
}

/** The figures by their columns' names; a table without columns has none but the whole. */
function figuresOf(names: readonly string[], figures: readonly (number | null)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name, at) => [name, figures[at] ?? null]))
}
