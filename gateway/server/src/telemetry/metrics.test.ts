import { Registry } from 'prom-client'
import { request } from 'undici'
import type { CallEnd, OutgoingCall } from '../report/observer.ts'
import { boundedLabel } from './bounded-label.ts'
import { metrics } from './metrics.ts'
import { serveMetrics } from './serve-metrics.ts'
import { stateMetrics } from './state-metrics.ts'

const call: OutgoingCall = {
  kind: 'fetch',
  subgraph: 'ngo',
  agency: 'migrant-care-jember',
  isMutation: false,
  paths: [],
  representations: { found: 48, sent: 12 },
}
const end: CallEnd = { outcome: 'answered', sentBytes: 120, receivedBytes: 400, attempts: 2 }
const done = { milliseconds: 20, status: 200, operation: undefined, codes: [], closed: [] } as const

let registry: Registry
let time: number

beforeEach(() => {
  registry = new Registry()
  time = 0
})

describe('metrics', () => {
  it('count a request, its calls and its errors', async () => {
    const observer = metrics(registry, () => time)()
    observer.identified({ kind: 'agency', agency: 'a', role: 'OFFICER', purpose: 'PLACEMENT', requestId: 'r' })
    observer.prepared({ plan: { kind: 'QueryPlan' }, isCached: false, milliseconds: 300, pruned: [] })
    const open = observer.calling(call)
    time = 30
    open.ended(end)
    observer.shaped({ milliseconds: 1, bytes: 5_000, isExact: true })
    observer.ended({
      ...done,
      operation: { kind: 'query', name: 'Q' },
      codes: ['BOUNDARY_CLOSED', 'SUBGRAPH_TIMEOUT'],
      closed: [{ owner: 'disnaker-jember', reason: 'NO_GRANT' }],
    })
    expect(await figures()).toEqual([
      'simpul_request_duration_seconds_sum{caller="agency",operation="query",outcome="incomplete"} 0.02',
      'simpul_request_duration_seconds_count{caller="agency",operation="query",outcome="incomplete"} 1',
      'simpul_request_errors_total{code="BOUNDARY_CLOSED"} 1',
      'simpul_request_errors_total{code="SUBGRAPH_TIMEOUT"} 1',
      'simpul_boundary_closed_total{owner="disnaker-jember",reason="NO_GRANT"} 1',
      'simpul_plan_cache_requests_total{result="miss"} 1',
      'simpul_plan_duration_seconds_sum 0.3',
      'simpul_plan_duration_seconds_count 1',
      'simpul_answer_bytes_sum 5000',
      'simpul_answer_bytes_count 1',
      'simpul_answers_exact_total 1',
      'simpul_subgraph_call_duration_seconds_sum{subgraph="ngo",kind="fetch",outcome="answered"} 0.03',
      'simpul_subgraph_call_duration_seconds_count{subgraph="ngo",kind="fetch",outcome="answered"} 1',
      'simpul_subgraph_retries_total{subgraph="ngo"} 1',
      'simpul_subgraph_sent_bytes_total{subgraph="ngo"} 120',
      'simpul_subgraph_received_bytes_total{subgraph="ngo"} 400',
      'simpul_representations_found_total{subgraph="ngo"} 48',
      'simpul_representations_sent_total{subgraph="ngo"} 12',
    ])
  })

  it.each([
    [
      'a request that was refused before its caller was known',
      { ...done, status: 401, codes: ['UNAUTHENTICATED'] },
      'refused',
    ],
    ['one that failed', { ...done, status: 503, codes: ['NOT_READY'] }, 'failed'],
    ['one whose caller went away', { ...done, status: undefined }, 'abandoned'],
    ['closed fields as an answer', { ...done, codes: ['BOUNDARY_CLOSED'] }, 'answered'],
  ])('count %s', async (_, ended, outcome) => {
    metrics(registry, () => 0)().ended(ended)
    expect(await figures()).toContain(
      `simpul_request_duration_seconds_count{caller="unknown",operation="none",outcome="${outcome}"} 1`,
    )
  })

  it('show the state of the gateway at the moment they are asked', async () => {
    stateMetrics(registry, {
      cachedPlans: () => 7,
      registerAgeSeconds: () => 3,
      subgraphs: () => [['ngo', { inFlight: 2, waiting: 1, breaker: 'half-open' }]],
    })
    const shown = (await figures()).filter((line) => line.startsWith('simpul'))
    expect(shown).toEqual([
      'simpul_plan_cache_size 7',
      'simpul_register_age_seconds 3',
      'simpul_subgraph_in_flight{subgraph="ngo"} 2',
      'simpul_subgraph_waiting{subgraph="ngo"} 1',
      'simpul_subgraph_breaker{subgraph="ngo"} 1',
    ])
    expect(await registry.metrics()).toMatch(/process_resident_memory_bytes \d+/)
  })

  it('are served on a port of their own, and nothing else is', async () => {
    metrics(registry, () => 0)().ended(done)
    const listener = await serveMetrics(registry, { host: '127.0.0.1', port: 0 })
    const ask = async (path: string, method: 'GET' | 'POST' = 'GET') => {
      const { statusCode, body } = await request(`http://127.0.0.1:${listener.port}${path}`, { method })
      return { statusCode, text: await body.text() }
    }
    const answers = [await ask('/metrics'), await ask('/'), await ask('/metrics', 'POST')]
    await listener.close()
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404])
    expect(answers[0]?.text).toContain('simpul_request_duration_seconds_count')
  })

  it('say so where their port is taken', async () => {
    const listener = await serveMetrics(registry, { host: '127.0.0.1', port: 0 })
    await expect(serveMetrics(registry, { host: '127.0.0.1', port: listener.port })).rejects.toThrow('EADDRINUSE')
    await listener.close()
  })
})

describe('boundedLabel', () => {
  it('lets few plain words through', () => {
    const label = boundedLabel(2)
    expect(['ngo', 'with space', 'x'.repeat(90), '3509', 'forum', 'third', 'ngo'].map(label)).toEqual([
      'ngo',
      'other',
      'other',
      'other',
      'forum',
      'other',
      'ngo',
    ])
  })
})

/** All figures but the buckets. */
async function figures(): Promise<readonly string[]> {
  const lines = (await registry.metrics()).split('\n')
  return lines.filter(
    (line) => line !== '' && !line.startsWith('#') && !line.includes('_bucket') && !line.endsWith(' 0'),
  )
}
