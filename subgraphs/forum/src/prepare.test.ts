import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readRules } from '@simpul/boundary'
import { databaseNames } from '@simpul/database'
import { demoCommitments, demoRegister } from '@simpul/demo'
import { type TestCluster, type TestDatabase, testCluster, testDatabase, testParties } from '@simpul/testing'
import { forum } from './forum-subgraph.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'simpul-forum-'))
const registerFile = join(folder, 'register.json')
const foundingFile = join(folder, 'founding.json')

let cluster: TestCluster
let database: TestDatabase

beforeAll(async () => {
  const { anchors, agencyKeys: keys } = testParties()
  const { agencies } = anchors
  const rulesBySubgraph = new Map([['forum', readRules(forum.sdl)]])
  writeFileSync(foundingFile, JSON.stringify(anchors))
  writeFileSync(registerFile, JSON.stringify(demoRegister({ agencies, rulesBySubgraph, today: '2026-07-01', keys })))
  cluster = await testCluster()
  database = await testDatabase(cluster, forum)
}, 60_000)

afterAll(async () => {
  await database?.close()
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the preparation as a start does: a process of its own, told by its environment. */
async function prepare(environment: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> {
  const { migrator, own, partner, views } = databaseNames('test_forum')
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
        REGISTER_SEED_FILE: registerFile,
        FOUNDING_FILE: foundingFile,
        ...environment,
      },
    },
  )
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

const tables = ['register_entry', 'agreement', 'schedule_line', 'meeting', 'agreement_commitment', 'party']

async function content(): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const table of tables) found.push(await database.own.query(`select t.* from ${table} t order by t::text`))
  return found
}

describe('prepare', () => {
  it('begins the register, seeds the forum, and leaves both alone the second time', async () => {
    expect(await prepare()).toEqual(['tables', 'policies and views'].map((step) => ({ step, done: 1, of: 1 })))
    const seeded = await content()
    for (const rows of seeded) expect(rows).not.toEqual([])
    await prepare()
    expect(await content()).toEqual(seeded)
  }, 60_000)

  it('leads from a commitment to the agreement that the register has', async () => {
    const found = await database.own.query<{ agreement_id: string; state: string }[]>(
      'select c.agreement_id, a.state from agreement_commitment c join agreement a on a.id = c.agreement_id',
    )
    const promised = demoCommitments('2026-07-01').flatMap(({ agreementId }) => agreementId ?? [])
    expect(found).toEqual(promised.map((agreement_id) => ({ agreement_id, state: 'ACTIVE' })))
  })

  it('brings the agreements to the day on which it runs', async () => {
    const states = () => database.own.query<object[]>('select id, state from agreement order by id')
    const before = await states()
    await prepare({ TODAY: '2029-07-01' })
    expect(await states()).not.toEqual(before)
    expect(new Set((await states()).map((row) => Reflect.get(row, 'state')))).toEqual(new Set(['EXPIRED', 'PROPOSED']))
  }, 30_000)

  it('stops at a bad environment with a sentence that names it', async () => {
    await expect(prepare({ TODAY: 'today' })).rejects.toThrow('The database cannot be prepared with this environment.')
  }, 30_000)
})
