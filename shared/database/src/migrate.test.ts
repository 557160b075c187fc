import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { connectAs } from './admin-connection.ts'
import type { DatabaseError } from './database-error.ts'
import { clearDatabase, dropDatabase } from './drop-database.ts'
import { type Migration, migrate } from './migrate.ts'
import { newPassword } from './new-password.ts'
import { type RunningPostgres, startPostgres } from './postgres-cluster.ts'
import { type DatabaseAccess, prepareDatabase } from './prepare-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-migrate-'))
let server: RunningPostgres
let access: DatabaseAccess

const worker: Migration = { name: '0001 worker', sql: 'create table own.worker (id int primary key)' }
const village: Migration = { name: '0002 village', sql: 'alter table own.worker add column village text' }

beforeAll(async () => {
  server = await startPostgres({ folder: join(folder, 'postgres'), port: 0, durable: false })
})

beforeEach(async () => {
  const target = { adminUrl: server.adminUrl, name: 'simpul_migrated' }
  await dropDatabase(target)
  const passwords = { migrator: newPassword(), own: newPassword(), partner: newPassword() }
  access = await prepareDatabase({ ...target, passwords })
})

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const run = (...migrations: readonly Migration[]) => migrate({ url: access.migrator, migrations })

function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  return connectAs(url, 'test', async (client) => (await client.query<T>(sql)).rows)
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'It was not refused.',
    ({ code, message }: DatabaseError) => ({ code, message }),
  )

describe('migrate', () => {
  it('applies each migration once, in order, and says which', async () => {
    const heard: string[] = []
    const onProgress = (sentence: string) => heard.push(sentence)
    expect(await migrate({ url: access.migrator, migrations: [worker], onProgress })).toEqual(['0001 worker'])
    expect(await run(worker, village)).toEqual(['0002 village'])
    expect(await run(worker, village)).toEqual([])
    expect(heard).toEqual(['Migration 0001 worker is applied.'])
    expect(await ask(access.own, 'select id, village from worker')).toEqual([])
  })

  it('records what was applied with the digest of its text', async () => {
    await run(worker)
    expect(await ask(access.migrator, 'select name, sha256 from simpul.migration')).toEqual([
      { name: '0001 worker', sha256: '64cedcee8be06ca65f2004ba661da764ef2ca5e9b4aa462d0979287ac41f4561' },
    ])
  })

  it('applies a migration of another part of the system later, though its place is earlier', async () => {
    await run(worker)
    const earlier = { name: '0000 earlier', sql: 'create table own.earlier ()' }
    expect(await run(earlier, worker)).toEqual(['0000 earlier'])
  })

  it('refuses the changed text of what was applied, and changes nothing', async () => {
    await run(worker)
    expect(await refusal(run(village, { ...worker, sql: `${worker.sql} ` }))).toEqual({
      code: 'MIGRATION_CHANGED',
      message:
        'The migration "0001 worker" was applied with another text than it has now. Give it its former text back, and put the change into a new migration.',
    })
    expect(await ask(access.migrator, 'select name from simpul.migration')).toEqual([{ name: '0001 worker' }])
  })

  it('applies nothing of a migration that fails, keeps those before it, and names the line', async () => {
    const broken = { name: '0002 broken', sql: 'create table own.half ();\n\ncreate table own.worker ()' }
    const misspelt = { name: '0003 misspelt', sql: '-- a remark\ncreat table own.x ()' }
    expect(await refusal(run(worker, broken))).toEqual({
      code: 'MIGRATION_FAILED',
      message: 'The migration "0002 broken" failed: relation "worker" already exists. Nothing of it was applied.',
    })
    expect(await refusal(run(worker, misspelt))).toEqual({
      code: 'MIGRATION_FAILED',
      message:
        'The migration "0003 misspelt" failed at line 2: syntax error at or near "creat". Nothing of it was applied.',
    })
    expect(await ask(access.migrator, `select to_regclass('own.half') as half`)).toEqual([{ half: null }])
    expect(await ask(access.migrator, 'select name from simpul.migration')).toEqual([{ name: '0001 worker' }])
  })

  it('refuses a migration that ends its transaction itself', async () => {
    expect(
      await refusal(run({ name: '0001 ends', sql: 'create table own.x (); commit; create table own.y ()' })),
    ).toEqual({
      code: 'MIGRATION_INVALID',
      message:
        'The migration "0001 ends" ends its transaction itself. Take COMMIT and ROLLBACK out of it; what came before them stays in the database and is to be undone by hand.',
    })
  })

  it('refuses two migrations of one name', async () => {
    expect(await refusal(run(worker, worker))).toEqual({
      code: 'MIGRATION_INVALID',
      message: 'Two migrations are named "0001 worker". Give each its own name.',
    })
  })

  it('lets one of several starts at once do the work, and the others find it done', async () => {
    const results = await Promise.all([run(worker, village), run(worker, village), run(worker, village)])
    expect(results.flat().toSorted()).toEqual(['0001 worker', '0002 village'])
  })

  it('begins each migration as the migrator, whatever the one before it did', async () => {
    const views = {
      name: '0002 views',
      sql: 'set role simpul_migrated_views; create view partner.worker as select id from own.worker; set search_path = partner',
    }
    const after = { name: '0003 after', sql: 'create table after ()' }
    await run(worker, views, after)
    expect(
      await ask(
        access.migrator,
        `select relname as name, relnamespace::regnamespace::text as schema, relowner::regrole::text as owner
         from pg_class where relname in ('worker', 'after') order by 1, 2`,
      ),
    ).toEqual([
      { name: 'after', schema: 'own', owner: 'simpul_migrated_migrator' },
      { name: 'worker', schema: 'own', owner: 'simpul_migrated_migrator' },
      { name: 'worker', schema: 'partner', owner: 'simpul_migrated_views' },
    ])
    expect(await ask(access.partner, 'select * from worker')).toEqual([])
  })
})

describe('clearDatabase', () => {
  it('empties the tables and leaves structure and migrations', async () => {
    const placement = {
      name: '0002 placement',
      sql: 'create table own.placement (id int generated always as identity, worker int references own.worker)',
    }
    await run(worker, placement)
    const insert = 'insert into worker values (1); insert into placement (worker) values (1)'
    await ask(access.own, insert)
    await clearDatabase({ url: access.migrator })
    await ask(access.own, insert)
    expect(await ask(access.own, 'select * from placement')).toEqual([{ id: 1, worker: 1 }])
    expect(await run(worker, placement)).toEqual([])
  })

  it('is content with no table at all', async () => {
    expect(await clearDatabase({ url: access.migrator })).toBeUndefined()
  })
})
