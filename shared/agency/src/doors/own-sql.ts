import type { EntityManager } from 'typeorm'
import { type AgencyDatabase, writeAsCaller } from '../enforcement/as-caller.ts'
import { nothingOpen } from '../enforcement/openings.ts'
import type { OwnSql } from './operation.ts'

/** Whom the policies see while the agency's own tables are worked on: what excludes them is not there. */
export interface OwnSqlCaller {
  readonly agency: string
  readonly person: string
  readonly purpose: string
}

/** Runs `work` on the agency's own tables in one transaction; `onTold` hears of it once something told is committed. */
export async function withOwnSql<T>(
  database: AgencyDatabase,
  caller: OwnSqlCaller,
  work: (own: OwnSql) => Promise<T>,
  onTold: () => void = () => undefined,
): Promise<T> {
  let hasTold = false
  const result = await writeAsCaller(
    database,
    { ...caller, side: 'own', subject: '', openings: nothingOpen },
    (rows) => {
      return work(
        ownSqlOf(rows, () => {
          hasTold = true
        }),
      )
    },
  )
  if (hasTold) onTold()
  return result
}

/** A transaction on the agency's own tables as an operation sees it; `onTell` hears at once of what is told in it. */
export function ownSqlOf(rows: EntityManager, onTell: () => void): OwnSql {
  const query = queryOf(rows)
  return {
    query,
    async tell(agency, message, input) {
      onTell()
      await query('insert into outbox (agency, message, input) values ($1, $2, $3::jsonb)', [
        agency,
        message,
        JSON.stringify(input),
      ])
    },
  }
}

// TypeORM's own `query` answers an update with a pair; the structured result has the rows of every statement
function queryOf(rows: EntityManager): OwnSql['query'] {
  return async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
    const found = await rows.queryRunner?.query(sql, [...parameters], true)
    return (found?.records ?? []) as readonly Row[]
  }
}
