import type { PublishedLine, PublishedTable } from './counted-table.ts'
import type { FigureDimension, FigureTable } from './figure-message.ts'
import type { Publication } from './publish-new.ts'
import type { StatisticsKind } from './statistics-kind.ts'

type Lines = Pick<FigureTable, 'dimensions' | 'lines'>

/** A publication as the forum shows it: exactly the same numbers, none more and none less. */
export function figureTablesOf(kind: StatisticsKind, publication: Publication, asOf: string): readonly FigureTable[] {
  const { periodStart: from, periodEnd: to, total, columns, tables } = publication
  const dividing = kind.publishing.columns
  const whole: Lines = { dimensions: [], lines: [{ values: [], count: total }] }
  const divided: Lines | undefined = dividing && {
    dimensions: [atForum(kind, dividing.dimension)],
    lines: dividing.values.map((value, at) => ({ values: [value], count: columns[at] ?? null })),
  }
  return [whole, ...(divided === undefined ? [] : [divided]), ...tables.flatMap((one) => linesOf(kind, one))].map(
    (lines) => ({
      table: kind.atForum.table,
      period: { from, to },
      asOf,
      definition: { ...kind.definition },
      ...lines,
    }),
  )
}

function linesOf(kind: StatisticsKind, { name, lines }: PublishedTable): readonly Lines[] {
  const dimension = atForum(kind, name)
  const dividing = kind.publishing.columns
  const totals = { dimensions: [dimension], lines: lines.map(({ category, total }) => lineOf([category], total)) }
  if (dividing === undefined) return [totals]
  const parts = ({ category, counts }: PublishedLine) =>
    dividing.values.map((value, at) => lineOf([category, value], counts[at] ?? null))
  return [totals, { dimensions: [dimension, atForum(kind, dividing.dimension)], lines: lines.flatMap(parts) }]
}

function lineOf(values: string[], count: number | null) {
  return { values, count }
}

function atForum({ atForum: { dimensions } }: StatisticsKind, property: string): FigureDimension {
  const found = dimensions[property]
  if (found === undefined) throw new Error(`The forum knows no tables by ${property}.`)
  return found
}
