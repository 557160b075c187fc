import { identifier } from '../rows/names.ts'
import type { Row, RowTable } from '../rows/row-table.ts'

/** The statement that gives a row its changes, and the values it binds; `$1` is the row's id. */
export function updateStatement<R extends Row>(table: RowTable<R>, id: string, changes: object): [string, unknown[]] {
  const metadata = table.entity.options.columns
  const entries = Object.entries(changes)
  const sets = entries.map(([property], index) => `"${columnName(metadata, property)}" = $${index + 2}`)
  return [
    `update ${identifier(table.table)} set ${sets.join(', ')} where id = $1`,
    [id, ...entries.map(([, value]) => value)],
  ]
}

function columnName(columns: object, property: string): string {
  const options: unknown = Reflect.get(columns, property)
  if (typeof options !== 'object' || options === null) throw new Error(`There is no column for "${property}".`)
  return 'name' in options && typeof options.name === 'string' ? options.name : property
}
