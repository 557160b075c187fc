import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type TestCluster, type TestDatabase, testCluster, testDatabase } from '@simpul/testing'
import { jobsAgency } from './jobs-agency.ts'

const mutations = 1_000
const kills = 4
const clients = 8

let cluster: TestCluster
let database: TestDatabase
let isOver = false
let agency: { readonly process: ChildProcess; readonly url: string } | undefined

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, jobsAgency)
}, 60_000)

afterAll(async () => {
  isOver = true // a test that failed leaves clients that would ask for ever
  agency?.process.kill('SIGKILL')
  await database?.close()
  await cluster?.stop()
})

/** Starts the agency in a process of its own. */
async function start(): Promise<void> {
  const script = fileURLToPath(new URL('killed-agency.ts', import.meta.url))
  const { own, partner } = database.urls
  const flags = ['--conditions=source', '--import', 'tsx', script, own, partner]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The agency ended before it answered.')))
  ended.catch(() => undefined)
  const [port] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])
  agency = { process: child, url: `http://127.0.0.1:${port}` }
}

/** Kills it as a power cut would. */
async function kill(): Promise<void> {
  const child = agency?.process
  agency = undefined
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const query = `mutation M($input: OpenTaskInput!) { openTask(input: $input) { task { id } } }`

/** One try of a client: true where the agency answered that it is done. */
async function tried(input: object): Promise<boolean> {
  if (agency === undefined) return false
  try {
    const response = await fetch(agency.url, {
      method: 'POST',
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(10_000), // what it does not answer by then is asked again
    })
    const { data } = (await response.json()) as { data?: { openTask: object | null } | null }
    return data?.openTask != null
  } catch {
    return false
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What is there in part: each row is a mutation or a job of which something is missing or there twice. */
function partial(): Promise<readonly object[]> {
  return database.own.query(`
    select coalesce(t.id, k.result->>'id') as id, t.state, l.opened, l.overdue, k.client_key, j.key as job
    from task t
    full join request_key k on k.result->>'id' = t.id
    left join lateral (select count(*) filter (where words = 'opened') as opened,
      count(*) filter (where words = 'overdue') as overdue from task_line where task = t.id) l on true
    left join graphile_worker.jobs j on j.key = 'task-overdue:' || t.id
    where t.id is null or k.result is null or l.opened <> 1
      or (t.state = 'OPEN' and (l.overdue <> 0 or j.key is null))
      or (t.state = 'OVERDUE' and (l.overdue <> 1 or j.key is not null))
    union all
    select task, 'no such task', 1, 0, null, null from task_line where task not in (select id from task)`)
}

describe('an agency that is killed at random moments', () => {
  it('has each mutation and each job whole or not at all, and a repeat makes no second one', async () => {
    let failures = 0
    const inputs = Array.from({ length: mutations }, (_, at) => ({
      clientKey: randomUUID(),
      id: `task-${at}`,
      title: `Task ${at}`,
      dueAt: '2020-01-01T00:00:00Z',
    }))
    const left = [...inputs]
    const client = async (): Promise<void> => {
      for (let input = left.shift(); input !== undefined && !isOver; input = left.shift()) {
        while (!isOver && !(await tried(input))) {
          failures += 1
          await pause(10)
        }
      }
    }
    await start()
    const done = Promise.all(Array.from({ length: clients }, client))
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(randomInt(50, 500))
      await kill()
      expect(await partial()).toEqual([])
      await start()
    }
    await done
    expect(failures).toBeGreaterThan(0)

    // whoever did not hear the answer asks again, and so does whoever did
    const repeats = await Promise.all(inputs.slice(0, 50).map(tried))
    expect(repeats).toEqual(repeats.map(() => true))
    for (let wait = 0; wait < 300 && (await waiting()) > 0; wait += 1) await pause(100)
    expect(await partial()).toEqual([])
    expect(await counted()).toEqual({
      tasks: mutations,
      opened: mutations,
      overdue: mutations,
      keys: mutations,
      jobs: 0,
    })
  }, 180_000)
})

async function waiting(): Promise<number> {
  return (await counted()).jobs
}

async function counted(): Promise<{ readonly jobs: number }> {
  const [found] = await database.own.query<{ jobs: number }[]>(`
    select (select count(*)::int from task) as tasks,
      (select count(*)::int from task_line where words = 'opened') as opened,
      (select count(*)::int from task_line where words = 'overdue') as overdue,
      (select count(*)::int from request_key) as keys,
      (select count(*)::int from graphile_worker.jobs where key like 'task-overdue:%') as jobs`)
  return found ?? { jobs: -1 }
}
