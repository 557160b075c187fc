import type { TestDatabase } from '@simpul/testing'
import type pg from 'pg'
import type { DataSource } from 'typeorm'
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'

/** One text of SQL with its bound values. */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
}

/** A statement that read or wrote rows, and the settings of its transaction, who asks among them. */
export interface Statement extends Sql {
  readonly side: 'own' | 'partner'
  readonly settings: readonly Sql[]
}

/** Hears all that is sent to an agency's database. */
export interface StatementRecorder {
  /** The statements that the database was sent while something was done. */
  during(work: () => Promise<unknown>): Promise<readonly Statement[]>
}

/** Listens where the pool gives out a connection, so that nothing that is sent goes by unheard. */
export function statementRecorder(database: TestDatabase): StatementRecorder {
  let heard: Statement[] | undefined
  listen(database.own, 'own', (statement) => heard?.push(statement))
  listen(database.partner, 'partner', (statement) => heard?.push(statement))
  return {
    async during(work) {
      const found: Statement[] = []
      heard = found
      try {
        await work()
      } finally {
        heard = undefined
      }
      return found
    },
  }
}

type Hear = (statement: Statement) => void

function listen({ driver }: DataSource, side: Statement['side'], hear: Hear): void {
  if (!(driver instanceof PostgresDriver)) throw new Error('Statements can be recorded of PostgreSQL only.')
  const known = new WeakSet<pg.PoolClient>()
  const pool: pg.Pool = driver.master
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    listenTo(client, side, hear)
  })
}

function listenTo(client: pg.PoolClient, side: Statement['side'], hear: Hear): void {
  const send = client.query.bind(client) as (...sent: unknown[]) => unknown
  let settings: Sql[] = []
  const note = (sql: Sql) => {
    if (/^(start transaction|commit|rollback)/i.test(sql.text)) settings = []
    else if (/^\s*select set_config\(/i.test(sql.text)) settings = [...settings, sql]
    else hear({ ...sql, side, settings })
  }
  Object.assign(client, {
    query: (...sent: unknown[]) => {
      note(sqlOf(sent))
      return send(...sent)
    },
  })
}

function sqlOf([first, second]: readonly unknown[]): Sql {
  const { text, values } = typeof first === 'string' ? { text: first, values: second } : (first as Partial<Sql>)
  return { text: text ?? '', values: Array.isArray(values) ? values : [] }
}
