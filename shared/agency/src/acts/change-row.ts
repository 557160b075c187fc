import type { EntityManager } from 'typeorm'
import { identifier } from '../rows/names.ts'
import type { Row, RowTable } from '../rows/row-table.ts'
import { notThere, staleVersion } from './refused.ts'
import { updateStatement } from './update-statement.ts'

export interface RowChange {
  readonly id: string
  readonly expectedVersion: number
  readonly changes: object
}

/** Changes a row that is still at the version the caller read, and counts the change. */
export async function changeRow<R extends Row>(
  rows: EntityManager,
  table: RowTable<R>,
  { id, expectedVersion, changes }: RowChange,
): Promise<void> {
  const [found] = await rows.query<{ version: number }[]>(
    `select version from ${identifier(table.table)} where id = $1 for update`,
    [id],
  )
  if (found === undefined) throw notThere(table.type)
  if (found.version !== expectedVersion) throw staleVersion('input.expectedVersion', expectedVersion)
  await rows.query(...updateStatement(table, id, { ...changes, version: expectedVersion + 1 }))
}
