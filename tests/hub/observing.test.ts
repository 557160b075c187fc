import { gatewayTelemetry } from '@simpul/gateway'
import type { TestCaller } from '@simpul/testing'
import { pino } from 'pino'
import { request } from 'undici'
import { workerOf } from '../boundary/canary-seed.ts'
import { type MatrixHub, matrixHub } from '../boundary/matrix-hub.ts'
import { headersFor, type TestGateway, testGateway } from './test-gateway.ts'

const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const officer: TestCaller = {
  issuer: 'p3mi-in-era-sejahtera',
  person: 'person',
  role: 'OFFICER',
  purpose: 'PLACEMENT',
}
const question = `query OneWorker($id: ID!) {
  worker(id: $id) { id fullName nik kecamatan filedPlacements { status } }
}`

let lines: string[]
let hub: MatrixHub
let telemetry: Awaited<ReturnType<typeof gatewayTelemetry>>
let gateway: TestGateway

beforeAll(async () => {
  lines = []
  hub = await matrixHub()
  telemetry = await gatewayTelemetry({
    logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    subgraphs: [],
    metrics: { host: '127.0.0.1', port: 0 },
    traces: undefined,
  })
  gateway = await testGateway(hub, { observers: telemetry.observers, shows: telemetry.shows })
}, 180_000)

afterAll(async () => {
  await gateway?.close()
  await telemetry?.close()
  await hub?.close()
})

describe('what one can see of a request', () => {
  it('is who was asked, by which plan, and what the boundary kept out, for whoever asks for it', async () => {
    const { extensions } = await ask(workerOf('CONSENT'), { 'x-simpul-report': '1' })
    const { plan, calls, pruned, isCut } = extensions.report
    expect(calls.map(({ kind, agency, outcome }: Shown) => [kind, agency, outcome])).toContainEqual([
      'inquiry',
      'migrant-care-jember',
      'answered',
    ])
    expect(pruned.map(({ coordinate }: Shown) => coordinate)).toContain('Worker.nik')
    expect([plan.tree.kind, isCut]).toEqual(['fetch', false])
    expect((await ask(workerOf('CONSENT'))).extensions.report).toBeUndefined()
  })

  it.each([
    ['whom grants would open', caseworker, 'asked-nothing'],
    ['whom a link would open', officer, 'answered'],
  ])('is the same of a hidden worker %s and of one who does not exist, but for times', async (_, as, outcome) => {
    const withoutTimes = (name: string, value: unknown) => (/milliseconds$/i.test(name) ? undefined : value)
    const shown: string[] = []
    for (const id of [workerOf('none'), '00000000-0000-4000-8000-00000000dead']) {
      await ask(id, { 'x-simpul-report': '1' }, as) // the plan is there for both
      const { extensions } = await ask(id, { 'x-simpul-report': '1' }, as)
      shown.push(JSON.stringify(extensions.report, withoutTimes))
    }
    expect(shown[0]).toBe(shown[1])
    expect(shown[0]).toContain(`"agency":"disnaker-jember","paths":[""],"isMutation":false`)
    expect(shown[0]).toContain(`"outcome":"${outcome}"`)
  })

  it('holds nothing of a person: not in the log, in figures or in a report', async () => {
    const id = workerOf('CONSENT')
    const { data, extensions, token } = await ask(id, { 'x-simpul-report': '1' })
    const values = textsOf(data).filter((text) => text.length > 3)
    const figures = await (await request(`http://127.0.0.1:${telemetry.metricsPort}/metrics`)).body.text()
    expect(values).toContain(id)
    for (const text of [lines.join(''), figures, JSON.stringify(extensions.report)]) {
      expect([...values, token, caseworker.person].filter((value) => text.includes(value))).toEqual([])
    }
    expect(lines.length).toBeGreaterThan(0)
    expect(figures).toMatch(
      /simpul_subgraph_call_duration_seconds_count\{subgraph="ngo",kind="inquiry",outcome="answered"\}/,
    )
  })
})

interface Shown {
  readonly kind: string
  readonly agency: string
  readonly outcome: string
  readonly coordinate: string
}

async function ask(id: string, headers: Readonly<Record<string, string>> = {}, as = caseworker) {
  const own = await headersFor(hub, as)
  const answer = await gateway.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...own, ...headers },
    payload: { query: question, variables: { id } },
  })
  return { ...answer.json(), token: (own.authorization ?? '').slice('DPoP '.length) }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
