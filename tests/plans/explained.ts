import { openDataSource } from '@simpul/database'
import type { TestDatabase } from '@simpul/testing'
import type { QueryRunner } from 'typeorm'
import type { Statement } from './recorded-statements.ts'

/** One step of a plan, as EXPLAIN writes it in JSON. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly PlanNode[]
}

/** The plan of a statement with the values and settings it was sent with, as its own role. Nothing of it stays. */
export async function planOf(database: TestDatabase, statement: Statement): Promise<PlanNode> {
  const runner = database[statement.side].createQueryRunner()
  await runner.startTransaction()
  try {
    return await explain(runner, statement)
  } finally {
    await runner.rollbackTransaction()
    await runner.release()
  }
}

/** The same if an index were not there: it is dropped in the transaction that is rolled back. */
export async function planWithout(
  index: string,
  { database, adminUrl }: { readonly database: TestDatabase; readonly adminUrl: string },
  statement: Statement,
): Promise<PlanNode> {
  const [role] = await database[statement.side].query<{ name: string; path: string; base: string }[]>(
    `select current_user::text as name, current_setting('search_path') as path, current_database()::text as base`,
  )
  if (role === undefined) throw new Error('The database does not say who asks.')
  const url = new URL(adminUrl)
  url.pathname = `/${role.base}`
  const admin = await openDataSource({ url: url.href, entities: [], poolSize: 1, applicationName: 'test admin' })
  const runner = admin.createQueryRunner()
  await runner.startTransaction()
  try {
    await runner.query(`drop index own."${index}"`)
    await runner.query(`select set_config('role', $1, true), set_config('search_path', $2, true)`, [
      role.name,
      role.path,
    ])
    return await explain(runner, statement)
  } finally {
    await runner.rollbackTransaction()
    await admin.destroy()
  }
}

async function explain(runner: QueryRunner, { text, values, settings }: Statement): Promise<PlanNode> {
  for (const setting of settings) await runner.query(setting.text, [...setting.values])
  const [line] = await runner.query(`explain (format json) ${text}`, [...values])
  return line['QUERY PLAN'][0].Plan
}

/** The tables that a plan reads from the first row to the last. */
export function scannedTables(plan: PlanNode): readonly string[] {
  const here = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []
  return [...here, ...(plan.Plans ?? []).flatMap(scannedTables)]
}

/** The tables of so many rows or more, as the planner knows them, with their rows. */
export async function tablesFrom(rows: number, database: TestDatabase): Promise<ReadonlyMap<string, number>> {
  const found = await database.own.query<{ name: string; rows: number }[]>(
    `select relname::text as name, reltuples::int as rows from pg_class
     where relkind = 'r' and relnamespace = 'own'::regnamespace and reltuples >= $1 order by relname`,
    [rows],
  )
  return new Map(found.map(({ name, rows: size }) => [name, size]))
}
