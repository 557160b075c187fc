import { randomUUID } from 'node:crypto'
import { jobKindsOf, jobRunner, jobServices } from '@simpul/agency'
import {
  type TestCaller,
  type TestCluster,
  type TestDatabase,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jobsAgency } from './jobs-agency.ts'

const officer: TestCaller = { issuer: 'disnaker-jember', person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' }

let now = new Date('2026-07-01T03:00:00Z')
let cluster: TestCluster
let database: TestDatabase
let subgraph: TestSubgraph

beforeAll(async () => {
  const parties = testParties()
  cluster = await testCluster()
  database = await testDatabase(cluster, jobsAgency)
  const register = testRegister(parties, now)
  subgraph = await testSubgraph({ definition: jobsAgency, database, parties, register, clock: () => now })
}, 60_000)

afterAll(async () => {
  await subgraph?.close()
  await database?.close()
  await cluster?.stop()
})

beforeEach(async () => {
  now = new Date('2026-07-01T03:00:00Z')
  await database.own.query('delete from task')
  await database.own.query('delete from task_line')
  await database.own.query('delete from graphile_worker._private_jobs')
})

async function act(mutation: string, input: object) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { task { title state version } } }`
  const { body } = await subgraph.ask({
    as: officer,
    query,
    variables: { input: { clientKey: randomUUID(), ...input } },
  })
  return body
}

const lines = async (task: string): Promise<string[]> => {
  const found = await database.own.query<{ words: string }[]>(
    'select words from task_line where task = $1 order by number',
    [task],
  )
  return found.map(({ words }) => words)
}

const waiting = async (): Promise<number> => {
  const [found] = await database.own.query<{ count: number }[]>(
    `select count(*)::int from graphile_worker.jobs where key not like 'kit-purge-letters:%'`,
  )
  return found?.count ?? -1
}

describe('a job', () => {
  it('is done when it is due by the agency’s clock, and once', async () => {
    await act('openTask', { id: 't1', title: 'Call back', dueAt: '2026-07-08T03:00:00Z' })
    expect(await subgraph.doJobs()).toBe(0)
    now = new Date('2026-07-08T03:00:00Z')
    expect(await subgraph.doJobs()).toBe(1)
    expect(await subgraph.doJobs()).toBe(0)
    expect(await lines('t1')).toEqual(['opened', 'overdue'])
    expect(await waiting()).toBe(0)
  })

  it('is there exactly if its row is', async () => {
    const { errors } = await act('openTask', { id: 't2', title: 'refused', dueAt: '2026-07-01T00:00:00Z' })
    expect(errors?.[0]?.extensions?.code).toBe('INTERNAL')
    expect(await waiting()).toBe(0)
  })

  it('of the same kind and key takes the place of the earlier, and can be taken back', async () => {
    await act('openTask', { id: 't3', title: 'Call back', dueAt: '2026-07-01T00:00:00Z' })
    await database.own.query('delete from task')
    await act('openTask', { id: 't3', title: 'Call back', dueAt: '2026-07-09T00:00:00Z' })
    expect(await waiting()).toBe(1)
    expect(await subgraph.doJobs()).toBe(0)
    await act('closeTask', { id: 't3' })
    expect(await waiting()).toBe(0)
  })

  it('that fails has written nothing, and waits', async () => {
    await act('openTask', { id: 't4', title: 'broken', dueAt: '2026-07-01T00:00:00Z' })
    await expect(subgraph.doJobs()).rejects.toThrow('The work failed after it wrote.')
    expect(await lines('t4')).toEqual(['opened'])
    expect(await waiting()).toBe(1)
  })

  it('is not seen by the role that serves other agencies', async () => {
    await expect(database.partner.query('select * from graphile_worker.jobs')).rejects.toThrow('permission denied')
  })
})

describe('a runner', () => {
  const start = () =>
    jobRunner({
      kinds: jobKindsOf(jobsAgency, subgraph.services),
      services: jobServices('disnaker-jember', subgraph.services),
      logger: subgraph.services.logger,
      url: database.urls.own,
      pollMilliseconds: 100,
    })
  const until = async (task: string, count: number): Promise<string[]> => {
    const end = Date.now() + 20_000
    for (;;) {
      const found = await lines(task)
      if (found.length >= count || Date.now() > end) return found
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('does at its start what is overdue, then what is told to it, and ends what it began', async () => {
    await act('openTask', { id: 'r1', title: 'Call back', dueAt: '2020-01-01T00:00:00Z' })
    const runner = await start()
    try {
      expect(await until('r1', 2)).toEqual(['opened', 'overdue'])
      await act('openTask', { id: 'r2', title: 'Call back', dueAt: '2020-01-01T00:00:00Z' })
      expect(await until('r2', 2)).toEqual(['opened', 'overdue'])
    } finally {
      await runner.stop()
    }
    expect(await waiting()).toBe(0)
  })

  it('takes up what another process took and, killed, never ended', async () => {
    await act('openTask', { id: 'r3', title: 'Call back', dueAt: '2020-01-01T00:00:00Z' })
    await database.own.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`)
    const runner = await start()
    try {
      expect(await until('r3', 2)).toEqual(['opened', 'overdue'])
    } finally {
      await runner.stop()
    }
  })

  it('and a second one beside it do each job once', async () => {
    const ids = Array.from({ length: 30 }, (_, at) => `both-${at}`)
    for (const id of ids) await act('openTask', { id, title: 'Call back', dueAt: '2020-01-01T00:00:00Z' })
    const runners = [await start(), await start()]
    try {
      for (const id of ids) expect(await until(id, 2)).toEqual(['opened', 'overdue'])
    } finally {
      await Promise.all(runners.map((runner) => runner.stop()))
    }
    const [found] = await database.own.query<{ count: number }[]>('select count(*)::int from task_line')
    expect(found?.count).toBe(60)
  })
})

describe('a change', () => {
  it('counts the version, and one from a version that is gone is refused in both languages', async () => {
    await act('openTask', { id: 'v1', title: 'first', dueAt: '2027-01-01T00:00:00Z' })
    const first = await act('renameTask', { id: 'v1', title: 'second', expectedVersion: 1 })
    expect(first.data).toEqual({ renameTask: { task: { title: 'second', state: 'OPEN', version: 2 } } })
    const stale = await act('renameTask', { id: 'v1', title: 'third', expectedVersion: 1 })
    expect(stale.errors?.[0]?.extensions).toMatchObject({
      code: 'STALE_VERSION',
      field: 'input.expectedVersion',
      expected: 1,
      messages: { en: expect.stringContaining('read it again'), id: expect.stringContaining('baca lagi') },
    })
    const missing = await act('renameTask', { id: 'nothing', title: 'third', expectedVersion: 1 })
    expect(missing.errors?.[0]?.extensions?.code).toBe('NOT_FOUND')
  })

  it('of two officers at once is made by one of them', async () => {
    await act('openTask', { id: 'v2', title: 'first', dueAt: '2027-01-01T00:00:00Z' })
    const titles = Array.from({ length: 10 }, (_, at) => `by ${at}`)
    const answers = await Promise.all(titles.map((title) => act('renameTask', { id: 'v2', title, expectedVersion: 1 })))
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions?.code) ?? [])
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'STALE_VERSION'))
  })
})
