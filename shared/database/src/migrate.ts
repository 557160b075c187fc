import { createHash } from 'node:crypto'
import type pg from 'pg'
import { connectAs } from './admin-connection.ts'
import { DatabaseError } from './database-error.ts'
import { errorCode } from './error-code.ts'

/** One step in the making of a structure. Once it was applied anywhere its text never changes. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** What is migrated, and as whom. */
export interface MigrateOptions {
  /** The migrator's address. */
  readonly url: string
  /** In the order in which they are applied. */
  readonly migrations: readonly Migration[]
  readonly onProgress?: (sentence: string) => void
}

/** Applies, each in its own transaction, what is not applied yet; gives the names of what it applied. */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  refuseRepeated(options.migrations)
  return connectAs(options.url, 'simpul migrate', async (migrator) => {
    await waitForTurn(migrator)
    await migrator.query(recordTable)
    const pending = await findPending(migrator, options.migrations)
    for (const migration of pending) {
      options.onProgress?.(`Migration ${migration.name} is applied.`)
      await apply(migrator, migration)
    }
    return pending.map(({ name }) => name)
  })
}

const recordTable = `
  create table if not exists simpul.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`

// The lock ends with the connection, so a start that was killed never keeps the others out.
async function waitForTurn(migrator: pg.Client): Promise<void> {
  try {
    await migrator.query(`select pg_advisory_lock(hashtextextended('simpul migrate', 0))`)
  } catch (cause) {
    if (errorCode(cause) !== '55P03') throw cause
    throw new DatabaseError(
      'MIGRATION_BUSY',
      'Another process has been migrating this database for a minute. Wait until it is done, and start again.',
      { cause },
    )
  }
}

async function findPending(migrator: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await migrator.query<{ name: string; sha256: string }>('select name, sha256 from simpul.migration')
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  for (const migration of migrations) refuseChanged(migration, applied.get(migration.name))
  return migrations.filter(({ name }) => !applied.has(name))
}

// The row comes first: it gives the transaction the number by which we see that the text did not end it itself.
async function apply(migrator: pg.Client, { name, sql }: Migration): Promise<void> {
  await migrator.query('reset role; reset all; set statement_timeout = 0; begin')
  try {
    const { rows: before } = await migrator.query<Transaction>(
      'insert into simpul.migration (name, sha256) values ($1, $2) returning pg_current_xact_id()::text as id',
      [name, digestOf(sql)],
    )
    await migrator.query(sql)
    const { rows: after } = await migrator.query<Transaction>('select pg_current_xact_id()::text as id')
    if (before[0]?.id !== after[0]?.id) throw endsItself(name)
    await migrator.query('commit')
  } catch (cause) {
    await migrator.query('rollback').catch(() => {})
    throw cause instanceof DatabaseError ? cause : failed(name, sql, cause)
  }
}

interface Transaction {
  readonly id: string
}

function digestOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

function refuseRepeated(migrations: readonly Migration[]): void {
  const names = migrations.map(({ name }) => name)
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  if (repeated === undefined) return
  throw new DatabaseError('MIGRATION_INVALID', `Two migrations are named "${repeated}". Give each its own name.`)
}

function refuseChanged({ name, sql }: Migration, applied: string | undefined): void {
  if (applied === undefined || applied === digestOf(sql)) return
  throw new DatabaseError(
    'MIGRATION_CHANGED',
    `The migration "${name}" was applied with another text than it has now. Give it its former text back, and put the change into a new migration.`,
  )
}

function endsItself(name: string): DatabaseError {
  return new DatabaseError(
    'MIGRATION_INVALID',
    `The migration "${name}" ends its transaction itself. Take COMMIT and ROLLBACK out of it; what came before them stays in the database and is to be undone by hand.`,
  )
}

function failed(name: string, sql: string, cause: unknown): DatabaseError {
  const said = cause instanceof Error ? cause.message : String(cause)
  const line = lineOf(sql, cause)
  const place = line === undefined ? '' : ` at line ${line}`
  return new DatabaseError(
    'MIGRATION_FAILED',
    `The migration "${name}" failed${place}: ${said}. Nothing of it was applied.`,
    { cause },
  )
}

// PostgreSQL counts the characters from 1, in the text as a whole.
function lineOf(sql: string, cause: unknown): number | undefined {
  if (typeof cause !== 'object' || cause === null || !('position' in cause)) return undefined
  const position = Number(cause.position)
  return Number.isInteger(position) ? sql.slice(0, position - 1).split('\n').length : undefined
}
