import {
  type CountedLine,
  type CountedTable,
  columnsOf,
  type PublishedTable,
  type PublishedTables,
  smallestShown,
  sumOf,
} from './counted-table.ts'
import { undividedLines } from './withhold-columns.ts'
import { totalOf, withheldLines } from './withhold-lines.ts'

/**
 * The tables of one date as everybody may read them: no small figure, and none by which one could be worked out to
 * less than five either way, in a table or across them. Why that holds is said in docs/statistics.md. All tables must
 * count the same; what was counted at one date must be counted at no other.
 */
export function withholdSmall(tables: readonly CountedTable[], columns: number): PublishedTables {
  const sums = commonColumns(tables, columns)
  const total = sumOf(sums)
  if (total < smallestShown) return nothingShown(tables, columns)
  const isDivided = columns > 1 && sums.every((sum) => sum >= smallestShown)
  return {
    total,
    columns: sums.map((sum) => (isDivided ? sum : null)),
    tables: tables.map((table) => publishedTable(table, columns, isDivided)),
  }
}

function publishedTable({ name, lines }: CountedTable, columns: number, isDivided: boolean): PublishedTable {
  const withheld = withheldLines(lines)
  const shown = lines.filter((line) => !withheld.has(line))
  const rest = withheld.size === 0 ? [] : [restOf([...withheld], columns)]
  const undivided = isDivided ? undividedLines([...shown, ...rest], columns) : new Set(shown)
  return {
    name,
    lines: lines.map((line) => ({
      category: line.category,
      total: withheld.has(line) ? null : totalOf(line),
      counts: line.counts.map((count) => (withheld.has(line) || undivided.has(line) ? null : count)),
    })),
  }
}

/** The withheld lines as one: what they count together, everybody can work out. */
function restOf(withheld: readonly CountedLine[], columns: number): CountedLine {
  return { category: '', counts: columnsOf(withheld, columns) }
}

function nothingShown(tables: readonly CountedTable[], columns: number): PublishedTables {
  const none = Array.from({ length: columns }, () => null)
  return {
    total: null,
    columns: none,
    tables: tables.map(({ name, lines }) => ({
      name,
      lines: lines.map(({ category }) => ({ category, total: null, counts: none })),
    })),
  }
}

/** What every table counts, column by column; tables that count something else are a fault of their maker. */
function commonColumns(tables: readonly CountedTable[], columns: number): readonly number[] {
  const [first = [], ...others] = tables.map(({ lines }) => columnsOf(lines, columns))
  const odd = others.findIndex((sums) => sums.some((sum, at) => sum !== first[at]))
  if (odd === -1) return first
  throw new Error(`The table ${tables[odd + 1]?.name} does not count the same as ${tables[0]?.name}.`)
}
