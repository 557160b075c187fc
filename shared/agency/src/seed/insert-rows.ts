import type { EntityManager } from 'typeorm'
import type { NewRow } from '../acts/write.ts'
import { identifier, toColumn } from '../rows/names.ts'
import type { Row, RowTable } from '../rows/row-table.ts'

/** Writes rows of one table, many at once. */
export type SeedInsert = <R extends Row>(table: RowTable<R>, rows: readonly NewRow<R>[]) => Promise<void>

const batchSize = 2_000

/** A bulk insert through the role that writes own rows, in a transaction or without: policies hold here as everywhere. */
export function insertRows(own: Pick<EntityManager, 'query'>): SeedInsert {
  return async (table, rows) => {
    for (let start = 0; start < rows.length; start += batchSize) {
      await own.query(insertStatement(table), [JSON.stringify(rows.slice(start, start + batchSize))])
    }
  }
}

function insertStatement(table: RowTable): string {
  const columns = Object.entries(table.columns)
  const names = ['id', ...columns.map(([property]) => identifier(toColumn(property)))]
  const shapes = ['"id" text', ...columns.map(([property, type]) => `"${property}" ${type}`)]
  const values = ['"id"', ...columns.map(([property]) => `"${property}"`)]
  return `insert into ${identifier(table.table)} (${names.join(', ')})
    select ${values.join(', ')} from jsonb_to_recordset($1::jsonb) as given(${shapes.join(', ')})`
}
