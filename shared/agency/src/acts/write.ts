import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { OwnSql } from '../doors/operation.ts'
import { ownSqlOf } from '../doors/own-sql.ts'
import type { Row, RowTable } from '../rows/row-table.ts'

/** What a mutation may do to its own agency's rows, inside its one transaction. */
export interface Write {
  insert<R extends Row>(table: RowTable<R>, row: NewRow<R>): Promise<void>
  update<R extends Row>(table: RowTable<R>, id: string, changes: Partial<NewRow<R>>): Promise<void>
  find<R extends Row>(table: RowTable<R>, id: string): Promise<R | null>
  /** Names an agency as a party, which makes the row `LINKED` for it. */
  party(type: string, rowId: string, agency: string): Promise<void>
  endParty(type: string, rowId: string, agency: string): Promise<void>
  /** Names a respondent, who from now on never sees what hangs on the row. */
  exclude(
    type: string,
    rowId: string,
    respondent: { readonly agency: string } | { readonly person: string },
  ): Promise<void>
  /** Plain SQL with bound parameters, for what a table alone cannot say. */
  query<T>(sql: string, parameters: readonly unknown[]): Promise<T>
  /** The same transaction as the kit's operations see it: what is told to other agencies leaves only with it. */
  readonly own: OwnSql
}

/** A row as it is written: its owner and reach are the database's to say. */
export type NewRow<R extends Row> = Omit<R, 'owner' | 'reach'>

/** The writing side of one transaction; `onTell` hears of what is told in it. */
export function writeWith(rows: EntityManager, onTell: () => void): Write {
  return {
    own: ownSqlOf(rows, onTell),
    insert: async (table, row) => {
      await rows.insert(table.entity, row as unknown as QueryDeepPartialEntity<ObjectLiteral>)
    },
    update: async (table, id, changes) => {
      await rows.query(...updateStatement(table, id, changes))
    },
    find: (table, id) => rows.findOne(table.entity, { where: { id } as never }),
    party: async (type, rowId, agency) => {
      await rows.query(
        `insert into party (type, row_id, agency) values ($1, $2, $3)
         on conflict (agency, type, row_id) do update set ended_at = null, since = now() where party.ended_at is not null`,
        [type, rowId, agency],
      )
    },
    endParty: async (type, rowId, agency) => {
      await rows.query(
        'update party set ended_at = now() where type = $1 and row_id = $2 and agency = $3 and ended_at is null',
        [type, rowId, agency],
      )
    },
    exclude: async (type, rowId, respondent) => {
      const { agency, person } = { agency: null, person: null, ...respondent }
      await rows.query('insert into exclusion (type, row_id, agency, person) values ($1, $2, $3, $4)', [
        type,
        rowId,
        agency,
        person,
      ])
    },
    query: (sql, parameters) => rows.query(sql, [...parameters]),
  }
}

function updateStatement<R extends Row>(table: RowTable<R>, id: string, changes: object): [string, unknown[]] {
  const metadata = table.entity.options.columns
  const entries = Object.entries(changes)
  const sets = entries.map(([property], index) => `"${columnName(metadata, property)}" = $${index + 2}`)
  return [`update "${table.table}" set ${sets.join(', ')} where id = $1`, [id, ...entries.map(([, value]) => value)]]
}

function columnName(columns: object, property: string): string {
  const options: unknown = Reflect.get(columns, property)
  if (typeof options !== 'object' || options === null) throw new Error(`There is no column for "${property}".`)
  return 'name' in options && typeof options.name === 'string' ? options.name : property
}
