import type { ColumnType, Row, RowTable } from '../rows/row-table.ts'
import { rowTable } from '../rows/row-table.ts'

/** One published table: it never changes. Its counts stand in columns of their own, by what is counted. */
export interface PublishedTableRow extends Row {
  readonly dimension: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly publishedOn: string
  readonly definition: string
  readonly source: string
}

/** One line of a published table; its counts are null where they are withheld. */
export interface PublishedLineRow extends Row {
  readonly tableId: string
  readonly number: number
  readonly category: string
  readonly isWithheld: boolean
}

/** Where the tables of one kind stand. */
export interface PublishedRows {
  readonly tables: RowTable<PublishedTableRow>
  readonly lines: RowTable<PublishedLineRow>
}

/** The database's tables for what is published of a noun such as `Case`; `counts` names the columns of figures. */
export function publishedRows(noun: string, counts: readonly string[]): PublishedRows {
  const figures = Object.fromEntries(counts.map((name): [string, ColumnType] => [name, 'int']))
  return {
    tables: rowTable<PublishedTableRow>({
      type: `Published${noun}Table`,
      columns: {
        dimension: 'text',
        periodStart: 'date',
        periodEnd: 'date',
        publishedOn: 'date',
        definition: 'text',
        source: 'text',
        ...figures,
      },
    }),
    lines: rowTable<PublishedLineRow>({
      type: `Published${noun}Line`,
      columns: { tableId: 'text', number: 'int', category: 'text', isWithheld: 'boolean', ...figures },
    }),
  }
}
