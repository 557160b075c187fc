import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { clearDatabase, databaseNames } from '@simpul/database'
import { demoPopulation, hubCompany, ngo } from '@simpul/demo'
import { issuerUrl, type TestCluster, type TestDatabase, testCluster, testDatabase } from '@simpul/testing'
import { readGrant } from '@simpul/trust'
import { recruitment } from '../recruitment-subgraph.ts'
import { recruitmentTables } from '../tables.ts'
import { seedRecruitment } from './seed.ts'

const options = { today: '2026-07-01', workers: 400, subjectIssuer: issuerUrl('subjects') }
const population = [...demoPopulation(options)]
const placed = population.filter(({ placement }) => placement?.companyId === hubCompany)
const permitted = population.flatMap(({ grants }) => grants.filter(({ owner }) => owner === hubCompany))

let cluster: TestCluster
let database: TestDatabase

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, recruitment)
  await seedRecruitment(database.own, options)
}, 60_000)

afterAll(async () => {
  await database?.close()
  await cluster?.stop()
})

/** The value of the one column of each row. */
async function column(sql: string): Promise<readonly unknown[]> {
  const rows: readonly object[] = await database.own.query(sql)
  return rows.flatMap((row) => Object.values(row))
}

/** One digest of all rows of each table. */
async function digests(): Promise<readonly unknown[]> {
  const tables = [
    ...recruitmentTables.map(({ table }) => table),
    'party',
    'subject_grant',
    'grant_reach',
    'subject_binding',
  ]
  const found: unknown[] = []
  for (const table of tables) {
    found.push(...(await column(`select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`)))
  }
  return found
}

describe('seedRecruitment', () => {
  it('writes the placements of the company, and nothing about anybody else', async () => {
    expect(await column('select worker_id from placement order by worker_id')).toEqual(
      placed.map(({ id }) => id).toSorted(),
    )
    const about = recruitmentTables.filter(({ columns }) => columns.workerId !== undefined)
    const strangers = about.map(
      ({ table }) => `select worker_id from ${table} where worker_id not in (select worker_id from placement)`,
    )
    expect(await column(strangers.join(' union all '))).toEqual([])
  })

  it('has each contract that the company filed, and none that a worker was made to sign abroad', async () => {
    const filed = placed
      .flatMap(({ placement }) => placement?.contracts ?? [])
      .filter((one) => one.filedBy === 'COMPANY')
    const wages = await column('select monthly_wage from employment_contract_version order by 1')
    expect(wages).toEqual(filed.map(({ wage }) => wage).toSorted((left, right) => left - right))
  })

  it('tells of each contract what it changed, and flags the ones that are worse', async () => {
    const worse = `select id from employment_contract_version where is_worse_than_promised order by id`
    const told = `select distinct contract_version_id from (
        select contract_version_id, is_worse, compared_with from contract_wage_change union all
        select contract_version_id, is_worse, compared_with from contract_change) change
      where is_worse and compared_with = 'FIRST_PROMISE' order by 1`
    expect(await column(worse)).toEqual(await column(told))
    expect(await column('select count(*) > 0 from contract_wage_change')).toEqual([true])
  })

  it('has costs that the rule of their day allowed: only invented companies overcharge', async () => {
    expect(await column('select distinct is_overcharged from placement_cost')).toEqual([false])
    expect(await column('select count(*)::int from placement_cost where charged_on is null')).toEqual([0])
  })

  it('has no item of the checklist that tells of health', async () => {
    expect(await column('select distinct type from placement_document order by type')).toEqual([
      'BPJS_PROOF',
      'EMPLOYMENT_CONTRACT',
      'PASSPORT',
      'PLACEMENT_AGREEMENT',
      'VISA',
    ])
  })

  it('keeps every grant of which the company is a party, those that are over too', async () => {
    const documents = await column('select document from subject_grant order by id')
    expect(documents.map((document) => readGrant(document).id)).toEqual(permitted.map(({ id }) => id).toSorted())
    expect(await column('select distinct recipient from subject_grant')).toEqual([ngo])
  })

  it('ends what a grant opens with its withdrawal', async () => {
    const withdrawn = permitted.filter(({ state }) => state === 'WITHDRAWN')
    expect(withdrawn.length).toBeGreaterThan(0)
    const ends = await column(
      `select to_char(r.closes_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') from grant_reach r
       join subject_grant g on g.id = r.grant_id where g.withdrawn_at is not null order by 1`,
    )
    expect(ends).toEqual(withdrawn.map(({ withdrawnOn }) => withdrawnOn).toSorted())
  })

  it('binds the worker who can sign in', async () => {
    expect(await database.own.query('select issuer, person, worker_id from subject_binding')).toEqual([
      { issuer: issuerUrl('subjects'), person: 'worker', worker_id: population[0]?.id },
    ])
  })

  it('counts down each permit by those placed under it, but not by the cancelled', async () => {
    const wrong = `select o.id from job_order o where o.sip2mi_quota is not null and o.sip2mi_remaining <>
      o.sip2mi_quota - (select count(*) from placement p where p.job_order_id = o.id and p.status <> 'CANCELLED')`
    expect(await column(wrong)).toEqual([])
  })

  it('publishes the orders that are verified, and no other', async () => {
    const verified = await column(`select id from job_order where status = 'VERIFIED' order by id`)
    expect(verified.length).toBeGreaterThan(0)
    expect(await column('select job_order_id from published_job_order order by 1')).toEqual(verified)
  })

  it('writes all or nothing', async () => {
    const before = await digests()
    await expect(seedRecruitment(database.own, options)).rejects.toThrow(/duplicate key/)
    expect(await digests()).toEqual(before)
  })

  it('writes the same rows for the same day', async () => {
    const before = await digests()
    await clearDatabase({ url: database.urls.migrator })
    await seedRecruitment(database.own, options)
    expect(await digests()).toEqual(before)
  })
})

describe('a signed version', () => {
  it.each(['placement_agreement_version', 'employment_contract_version'])('of %s never changes', async (table) => {
    const change = database.own.query(`update ${table} set signed_on = signed_on + 1`)
    await expect(change).rejects.toThrow('A signed version never changes; a change makes a new version.')
  })
})

describe('prepare', () => {
  it('seeds an empty database, tells its progress in lines of JSON, and seeds once only', async () => {
    await clearDatabase({ url: database.urls.migrator })
    const steps = (stdout: string) =>
      stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
    const structure = [
      { step: 'tables', done: 1, of: 1 },
      { step: 'policies and views', done: 1, of: 1 },
    ]
    expect(steps(await prepare())).toEqual([...structure, { step: 'workers', done: 30, of: 30 }])
    expect(steps(await prepare())).toEqual(structure)
    expect(await column('select count(*)::int from subject_binding')).toEqual([1])
  }, 60_000)
})

async function prepare(): Promise<string> {
  const { migrator, own, partner, views } = databaseNames('test_recruitment')
  const file = fileURLToPath(new URL('../prepare.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', '--import', 'tsx', file], {
    env: {
      PATH: process.env.PATH,
      MIGRATOR_URL: database.urls.migrator,
      OWN_URL: database.urls.own,
      ROLES: JSON.stringify({ migrator, own, partner, views }),
      TODAY: options.today,
      WORKERS: '30',
    },
  })
  return stdout
}
