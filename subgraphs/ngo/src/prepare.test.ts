import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { databaseNames } from '@simpul/database'
import { type TestCluster, type TestDatabase, testCluster, testDatabase } from '@simpul/testing'
import { ngo } from './ngo-subgraph.ts'

const run = promisify(execFile)

let cluster: TestCluster
let database: TestDatabase

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, ngo)
}, 60_000)

afterAll(async () => {
  await database?.close()
  await cluster?.stop()
})

/** Runs the preparation as a start does: a process of its own, told by its environment. */
async function prepare(environment: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
  const { migrator, own, partner, views } = databaseNames('test_ngo')
  const { stdout } = await run(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', fileURLToPath(new URL('prepare.ts', import.meta.url))],
    {
      env: {
        PATH: process.env.PATH,
        MIGRATOR_URL: database.urls.migrator,
        OWN_URL: database.urls.own,
        ROLES: JSON.stringify({ migrator, own, partner, views }),
        TODAY: '2026-07-01',
        WORKERS: '40',
        ...environment,
      },
    },
  )
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

const tables = ['"case"', 'village_group', 'ngo_contact', 'subject_grant', 'grant_reach', 'subject_binding']

async function content(): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const table of tables) found.push(await database.own.query(`select t.* from ${table} t order by t::text`))
  return found
}

describe('prepare', () => {
  it('seeds an empty database, says how far it is, and leaves a seeded one alone', async () => {
    expect(await prepare()).toEqual([
      { step: 'tables', done: 1, of: 1 },
      { step: 'policies and views', done: 1, of: 1 },
      { step: 'workers', done: 40, of: 40 },
    ])
    const seeded = await content()
    for (const rows of seeded) expect(rows).not.toEqual([])
    expect(await prepare({ TODAY: '2026-08-01' })).toHaveLength(2)
    expect(await content()).toEqual(seeded)
  }, 60_000)

  it('stops at a bad environment with a sentence that names it', async () => {
    await expect(prepare({ TODAY: 'today' })).rejects.toThrow('The database cannot be prepared with this environment.')
  }, 30_000)
})
