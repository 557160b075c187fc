import { readdirSync, readFileSync } from 'node:fs'
import { signIn } from 'simpul/sign-in-client'
import { cpuMilliseconds } from './gateway/process-costs.ts'
import { median, rounded } from './gateway/tally.ts'
import { headersOf, type RunningHub, runningHub } from './running-hub.ts'

/** What the main question cost for one size of page. */
export interface PageRow {
  readonly workers: number
  readonly rps: number
  readonly p50Ms: number
  /** CPU of the gateway's process alone. */
  readonly cpuMsPerRequest: number
  readonly answerKb: number
  readonly cpuMsPerKb: number
}

export const pagesMethod = `pages: a hub of separate processes as "npm start" runs it, with 1,200 invented workers. 4 callers at once ask the
question of docs/examples/one-worker.graphql for a page of workers as an officer of the government, whose workers they are,
for protection; what the other agencies share comes with it. 2 s to warm up and 6 s for each size. CPU is the gateway's.`

const sizes = [1, 10, 100, 1_000] as const
const concurrency = 4
const warmUpMilliseconds = 2_000
const milliseconds = 6_000

/** The main question for pages of 1, 10, 100 and 1,000 workers. */
export async function benchPages(tell: (step: string) => void): Promise<readonly PageRow[]> {
  tell('starting a hub with 1,200 workers')
  const hub = await runningHub({ workers: 1_200 })
  try {
    const rows: PageRow[] = []
    for (const workers of sizes) {
      tell(`pages of ${workers}`)
      rows.push(await measure(hub, workers))
    }
    return rows
  } finally {
    await hub.stop()
  }
}

async function measure(hub: RunningHub, workers: number): Promise<PageRow> {
  const pid = gatewayOf(hub.pid)
  await askFor(warmUpMilliseconds, hub, workers)
  const cpuBefore = cpuMilliseconds(pid)
  const startedAt = performance.now()
  const { took, bytes } = await askFor(milliseconds, hub, workers)
  const seconds = (performance.now() - startedAt) / 1_000
  const cpu = (cpuMilliseconds(pid) - cpuBefore) / took.length
  const kilobytes = bytes / took.length / 1_000
  return {
    workers,
    rps: rounded(took.length / seconds, 1),
    p50Ms: rounded(median(took), 1),
    cpuMsPerRequest: rounded(cpu, 2),
    answerKb: rounded(kilobytes, 1),
    cpuMsPerKb: rounded(cpu / kilobytes, 3),
  }
}

async function askFor(duration: number, { ports }: RunningHub, workers: number) {
  const who = await signIn({ issuer: `http://localhost:${ports.SIGN_IN_PORT}/disnaker-jember`, person: 'officer' })
  const url = `http://localhost:${ports.GATEWAY_PORT}/graphql`
  const body = JSON.stringify({ query: question, variables: { first: workers } })
  const end = performance.now() + duration
  const took: number[] = []
  let bytes = 0
  const one = async () => {
    while (performance.now() < end) {
      const headers = await headersOf(who, url, 'PROTECTION')
      const sentAt = performance.now()
      const text = await (await fetch(url, { method: 'POST', headers, body })).text()
      took.push(performance.now() - sentAt)
      bytes += Buffer.byteLength(text)
      check(text, workers)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return { took, bytes }
}

/** Whole pages, and nothing missing but what is closed. */
function check(text: string, workers: number): void {
  const { data, errors = [] } = JSON.parse(text)
  const isWhole = data?.workers?.edges?.length === workers
  const failed = errors.find(
    (error: { extensions?: { code?: string } }) => error.extensions?.code !== 'BOUNDARY_CLOSED',
  )
  if (!isWhole || failed !== undefined)
    throw new Error(`A wrong answer: ${JSON.stringify(failed ?? text.slice(0, 500))}`)
}

/** The same fields for each worker of a page. */
const question = readFileSync(new URL('../../docs/examples/one-worker.graphql', import.meta.url), 'utf8')
  .replace('query OneWorker($id: ID!)', 'query Workers($first: Int!)')
  .replace('worker(id: $id) {', 'workers(first: $first) { edges { node {')
  .replace(/\}\s*$/, '} } }')

/** The gateway among the processes that the hub's own process started, directly or not. */
function gatewayOf(hub: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = (pid: number): number[] =>
    processes
      .map(Number)
      .filter((one) => parentOf(one) === pid)
      .flatMap((one) => [one, ...children(one)])
  const found = children(hub).find((pid) => /gateway\/server\/dist\/main\.js/.test(read(`/proc/${pid}/cmdline`)))
  if (found === undefined) throw new Error('The hub has no gateway process.')
  return found
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
