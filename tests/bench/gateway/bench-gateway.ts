import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '@simpul/gateway'
import { reviewsWorkload, workloadQuery } from '../reviews-workload.ts'
import { type BenchProcess, buildScripts, startScript, startSimpulGateway } from './bench-process.ts'
import { hivePackages } from './hive-packages.ts'
import type { Load, LoadCaller, LoadResult } from './load-process.ts'
import { cpuMilliseconds, nodeFlags, peakMegabytes } from './process-costs.ts'
import { type GatewayRow, median, type Round, rounded, rowOf } from './tally.ts'

export const gatewayMethod = `Each gateway is one process of its own, started with NODE_ENV=production and the flags of Node that "simpul gateway" gives
the engine, and all of them run at once; they take turns. The four subgraphs share one process, which works each answer out
once by graphql-js and remembers it for the body that asked. A third process asks: 50 connections, no pause, the query of tests/bench/reviews-workload.ts, whose
answer has 87 kB; every answer is compared with what @apollo/gateway answered. 4 s each to warm up, then 5 rounds of 4 s each
in turn. Throughput is the median of the rounds; CPU is user and system time of the gateway's process and its threads; rssMb is
the most memory it held since its start; calls are counted at the subgraphs. Last, engine and limit take turns over one
connection.
apollo: @apollo/gateway behind Apollo Server 5 and Fastify. hive, hiveRust: Hive Gateway's runtime on node:http, with its own
planner or the Rust one, sharing between callers off. engine: "simpul gateway". enforced: the hub's gatewayServer for a caller
of an agency: token and one-time proof verified, the matrix of four owners, each fetch signed; the register is in memory, and
nothing of the shop is a person's, so nobody is asked about persons first. limit: seven calls and their joins by hand.`

/** What the comparison gave. */
export interface GatewayFigures {
  readonly rows: readonly GatewayRow[]
  /** The engine's throughput over each other's; `enforced` is that with the boundary over that without. */
  readonly ratios: Readonly<Record<'apollo' | 'hive' | 'hiveRust' | 'limit' | 'enforced', number>>
  /** The median over one connection, in milliseconds. */
  readonly oneConnection: { readonly engineMs: number; readonly limitMs: number; readonly ratio: number }
}

const connections = 50
const roundMilliseconds = 4_000
const rounds = 5

/** Compares the gateways. It takes about three minutes; every process that it starts ends with it. */
export async function benchGateway(tell: (line: string) => void): Promise<GatewayFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-bench-'))
  const started: BenchProcess<object>[] = []
  try {
    const field = await startField(folder, started, tell)
    return await compare(field, tell)
  } finally {
    await Promise.all(started.map((one) => one.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Contestant {
  readonly name: string
  readonly pid: number
  readonly url: string
  /** A new token for each round, where the gateway asks for one. */
  readonly caller: () => Promise<LoadCaller | undefined>
}

interface Field {
  readonly contestants: readonly Contestant[]
  readonly subgraphs: BenchProcess<object>
  readonly load: BenchProcess<object>
}

async function startField(
  folder: string,
  started: BenchProcess<object>[],
  tell: (line: string) => void,
): Promise<Field> {
  const packages = await hivePackages(tell)
  tell('starting the subgraphs and the gateways')
  const start = async <Told extends object>(starting: Promise<BenchProcess<Told>>) => {
    const process = await starting
    started.push(process)
    return process
  }
  await buildScripts([...scripts])
  const subgraphs = await start(
    startScript<{ readonly urls: Readonly<Record<string, string>> }>('workload-subgraphs', {}),
  )
  const { urls } = subgraphs.told
  const supergraph = supergraphOf(urls)
  const supergraphFile = join(folder, 'supergraph.graphql')
  writeFileSync(supergraphFile, supergraph)

  const engine = await start(startSimpulGateway(supergraphFile)) // it builds what `enforced` runs
  const flags = nodeFlags(engine.told.pid)
  const gateway = (script: string, settings: object) => start(startScript<Served>(script, settings, flags))
  const apollo = await gateway('apollo-process', { supergraph })
  const hive = await gateway('hive-process', { supergraph, packages, isRust: false })
  const hiveRust = await gateway('hive-process', { supergraph, packages, isRust: true })
  const enforced = await gateway('enforced-process', { urls })
  const limit = await gateway('limit-process', { urls })
  const open = (name: string, { pid, told: { url } }: BenchProcess<Served>): Contestant => ({
    name,
    pid,
    url,
    caller: async () => undefined,
  })
  const expectedFile = join(folder, 'expected.json')
  writeFileSync(expectedFile, await answerOf(apollo.told.url))
  const load = await start(startScript('load-process', { query: workloadQuery, expectedFile }))
  return {
    subgraphs,
    load,
    contestants: [
      open('apollo', apollo),
      open('hive', hive),
      open('hiveRust', hiveRust),
      open('engine', { ...engine, pid: engine.told.pid }),
      { ...open('enforced', enforced), caller: () => enforced.ask<LoadCaller>({}) },
      open('limit', limit),
    ],
  }
}

const scripts = [
  'workload-subgraphs',
  'apollo-process',
  'hive-process',
  'enforced-process',
  'limit-process',
  'load-process',
] as const

interface Served {
  readonly url: string
}

function supergraphOf(urls: Readonly<Record<string, string>>): string {
  const composed = compose(reviewsWorkload().map(({ name, sdl }) => ({ name, sdl, url: urls[name] ?? '' })))
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  return composed.supergraph
}

async function answerOf(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: workloadQuery }) })
  return answer.text()
}

async function compare(field: Field, tell: (line: string) => void): Promise<GatewayFigures> {
  const measured = new Map(field.contestants.map(({ name }) => [name, [] as Round[]]))
  for (let round = 0; round <= rounds; round += 1) {
    tell(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
    for (const contestant of field.contestants) {
      const one = await measure(field, contestant, { connections, milliseconds: roundMilliseconds })
      if (round > 0) measured.get(contestant.name)?.push(one)
    }
  }
  const rows = field.contestants.map(({ name, pid }) => rowOf(name, measured.get(name) ?? [], peakMegabytes(pid)))
  tell('one connection')
  return { rows, ratios: ratiosOf(rows), oneConnection: await oneConnection(field) }
}

async function measure(
  { load, subgraphs }: Field,
  { pid, url, caller }: Contestant,
  pace: { readonly connections: number; readonly milliseconds: number },
): Promise<Round> {
  const asked: Load = { url, caller: await caller(), ...pace }
  const before = { ...(await subgraphs.ask<{ readonly calls: number }>({})), cpu: cpuMilliseconds(pid) }
  const result = await load.ask<LoadResult>(asked)
  const cpu = cpuMilliseconds(pid) - before.cpu
  const { calls } = await subgraphs.ask<{ readonly calls: number }>({})
  return { ...result, cpuMilliseconds: cpu, calls: calls - before.calls }
}

async function oneConnection(field: Field): Promise<GatewayFigures['oneConnection']> {
  const took: Record<string, number[]> = { engine: [], limit: [] }
  for (let turn = 0; turn < 4; turn += 1) {
    for (const contestant of field.contestants) {
      const kept = took[contestant.name]
      if (kept === undefined) continue
      const { took: times } = await measure(field, contestant, { connections: 1, milliseconds: 1_500 })
      if (turn > 0) kept.push(...times)
    }
  }
  const [engineMs, limitMs] = [median(took.engine ?? []), median(took.limit ?? [])]
  return { engineMs: rounded(engineMs, 2), limitMs: rounded(limitMs, 2), ratio: rounded(engineMs / limitMs, 2) }
}

function ratiosOf(rows: readonly GatewayRow[]): GatewayFigures['ratios'] {
  const rps = (name: string) => rows.find((row) => row.name === name)?.rps ?? Number.NaN
  const over = (name: string) => rounded(rps('engine') / rps(name), 2)
  return {
    apollo: over('apollo'),
    hive: over('hive'),
    hiveRust: over('hiveRust'),
    limit: over('limit'),
    enforced: rounded(rps('enforced') / rps('engine'), 2),
  }
}
