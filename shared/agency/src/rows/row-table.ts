import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { toColumn, toTable } from './names.ts'

/** What every row carries. */
export interface Row {
  readonly id: string
  /** The agency that answers for the row. */
  readonly owner: string
  /** How this caller reaches the row: computed by the database, never by a client. */
  readonly reach: readonly string[]
}

/** The Postgres types a column may have. */
export type ColumnType = 'text' | 'text[]' | 'int' | 'float8' | 'numeric' | 'boolean' | 'date' | 'timestamptz' | 'jsonb'

/** Points to another row by the property that holds its id. */
export interface RowPointer {
  readonly type: string
  readonly by: string
}

export interface RowTableOptions<R extends Row> {
  /** The SDL type the table stores. */
  readonly type: string
  readonly columns: Readonly<Record<Exclude<keyof R, keyof Row> & string, ColumnType>>
  /** Whose party rows make a row of this table `LINKED`; its own by default. */
  readonly links?: RowPointer
  /** The case a row hangs on: its respondents never see the row. */
  readonly hangsOn?: RowPointer
}

/** One SDL type, its table and its view. */
export interface RowTable<R extends Row = Row> {
  readonly type: string
  readonly table: string
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly links: RowPointer
  readonly hangsOn: RowPointer | undefined
  readonly entity: EntitySchema<R>
}

/** Describes the table of one SDL type. Column names are the properties in snake_case. */
export function rowTable<R extends Row>(options: RowTableOptions<R>): RowTable<R> {
  const table = toTable(options.type)
  return {
    type: options.type,
    table,
    columns: options.columns,
    links: options.links ?? { type: options.type, by: 'id' },
    hangsOn: options.hangsOn,
    entity: new EntitySchema<R>({ name: options.type, tableName: table, columns: entityColumns(options.columns) }),
  }
}

type Columns<R> = { [P in keyof R]?: EntitySchemaColumnOptions }

function entityColumns<R extends Row>(columns: Readonly<Record<string, ColumnType>>): Columns<R> {
  const own = Object.entries(columns).map(([property, type]) => [property, entityColumn(property, type)] as const)
  return Object.fromEntries<EntitySchemaColumnOptions>([
    ['id', { type: 'text', primary: true }],
    ['owner', { type: 'text', insert: false, update: false }],
    ['reach', { type: 'text', array: true, insert: false, update: false }],
    ...own,
  ]) as Columns<R>
}

function entityColumn(property: string, type: ColumnType): EntitySchemaColumnOptions {
  if (type === 'text[]') return { name: toColumn(property), type: 'text', array: true, nullable: true }
  return { name: toColumn(property), type, nullable: true }
}
