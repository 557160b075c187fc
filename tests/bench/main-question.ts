import { readFileSync } from 'node:fs'
import type { SubgraphDefinition } from '@simpul/agency'
import { workerOf } from '../boundary/canary-seed.ts'
import { definitions, type MatrixHub, matrixHub } from '../boundary/matrix-hub.ts'
import { type TestGateway, testGateway } from '../hub/test-gateway.ts'

/** What the main question cost in one kind of hub. */
export interface BenchRow {
  readonly name: string
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export const method = `One process holds the gateway and the four subgraphs; PostgreSQL 18 runs beside it. 8 callers at once ask
docs/examples/one-worker.graphql as an NGO caseworker, each with a token and a proof of its own. Two hubs take turns, 5
rounds of 3 s each after one round to warm up: "enforced" as it is, "all open" with every field classified PUBLIC, so that
the same code runs and nothing is closed. Every answer is checked for the worker's name.`

const question = readFileSync(new URL('../../docs/examples/one-worker.graphql', import.meta.url), 'utf8')
const caller = { issuer: 'migrant-care-jember', person: 'person', role: 'CASEWORKER', purpose: 'PROTECTION' } as const
const rounds = 5
const roundMilliseconds = 3_000
const concurrency = 8

/** Asks the main question of both hubs in turns. */
export async function benchMainQuestion(): Promise<readonly BenchRow[]> {
  const hubs = [
    { name: 'enforced', ...(await start(definitions)) },
    { name: 'all open', ...(await start(definitions.map(open))) },
  ]
  const times = hubs.map((): number[] => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { gateway }] of hubs.entries()) {
      const measured = await askFor(roundMilliseconds, gateway)
      if (round > 0) times[at]?.push(...measured)
    }
  }
  for (const { hub, gateway } of hubs) {
    await gateway.close()
    await hub.close()
  }
  return hubs.map(({ name }, at) => rowOf(name, times[at] ?? []))
}

function open(definition: SubgraphDefinition): SubgraphDefinition {
  return { ...definition, sdl: definition.sdl.replace(/@classified\(as: \w+\)/g, '@classified(as: PUBLIC)') }
}

async function start(
  served: readonly SubgraphDefinition[],
): Promise<{ readonly hub: MatrixHub; readonly gateway: TestGateway }> {
  const hub = await matrixHub(undefined, served)
  return { hub, gateway: await testGateway(hub) }
}

async function askFor(milliseconds: number, gateway: TestGateway): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + milliseconds
  const one = async () => {
    while (performance.now() < end) {
      const startedAt = performance.now()
      const answer = await gateway.ask(caller, question, { id: workerOf('CONSENT') })
      if (!/"fullName":"canary/.test(answer.text)) throw new Error(`A wrong answer: ${answer.text.slice(0, 300)}`)
      times.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return times
}

function rowOf(name: string, times: readonly number[]): BenchRow {
  const sorted = [...times].sort((left, right) => left - right)
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
  return {
    name,
    rps: Number((times.length / ((rounds * roundMilliseconds) / 1_000)).toFixed(1)),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  }
}
