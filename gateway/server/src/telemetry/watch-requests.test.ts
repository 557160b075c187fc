import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Refusal } from '@simpul/boundary'
import { HubError, newServer } from '@simpul/serving'
import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify'
import { buildSchema, OperationTypeNode } from 'graphql'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { silentObserver } from '../report/all-observers.ts'
import { logRequest } from './log-request.ts'
import { metrics } from './metrics.ts'
import { operationLabel } from './operation-label.ts'
import { requestCaller } from './request-caller.ts'
import { spans } from './spans.ts'
import { type TellingContext, tellAnswers } from './tell-answers.ts'
import { type RequestWatch, type WatchedRequest, watchRequests } from './watch-requests.ts'

/* What is the caller's or the person's, and may stand nowhere. */
const personal = {
  worker: '01890a5d-ac96-774b-bcce-b302099a8057',
  nik: '3509012345678901',
  name: 'Siti Rahayu',
  token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJudXIifQ.c2lnbmF0dXJl',
  person: 'nur-fadhilah',
  passport: 'B7654321',
}
const query = `query OneWorker($id: ID!, $nik: String) { worker(id: $id, nik: $nik, literal: "${personal.nik}") { name } }`
const refusal: Refusal = { coordinate: 'Worker.nik', owner: 'o', reason: 'NO_GRANT', agreement: null, ask: 'o' }

let lines: Record<string, unknown>[]
let exporter: InMemorySpanExporter
let registry: Registry
let server: FastifyInstance

beforeEach(async () => {
  lines = []
  exporter = new InMemorySpanExporter()
  registry = new Registry()
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const now = () => performance.now()
  server = await hub(
    watchRequests(
      [
        spans({ tracer: provider.getTracer('test'), addressOf: () => undefined }),
        metrics(registry, now),
        logRequest(pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })),
      ],
      now,
    ),
  )
})

afterEach(() => server.close())

describe('a watched request', () => {
  it('is written down once, by its agency and not by its person', async () => {
    await ask({ id: personal.worker })
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        msg: 'request',
        requestId: 'request-1',
        caller: 'agency',
        agency: 'migrant-care-jember',
        role: 'CASEWORKER',
        purpose: 'PROTECTION',
        operation: 'query',
        operationName: 'OneWorker',
        outcome: 'answered',
        status: 200,
        milliseconds: expect.any(Number),
        isPlanCached: true,
        calls: { answered: 1 },
      },
    ])
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['POST', 'shape', 'query'])
    expect(await registry.metrics()).toContain('simpul_boundary_closed_total{owner="o",reason="NO_GRANT"} 1')
  })

  it.each([
    ['no report where none is asked for', {}, undefined],
    ['one by the header', { headers: { 'x-simpul-report': '1' } }, 1],
    ['one by the extension', { extensions: { report: true } }, 1],
  ])('gives %s', async (_, asked, calls) => {
    const { extensions } = (await ask({ id: personal.worker }, asked)).json()
    expect(extensions?.report?.calls.length).toBe(calls)
  })

  it.each<[string, InjectOptions, number, readonly string[]]>([
    ['whose caller is not let in', { headers: { authorization: 'wrong' } }, 401, ['UNAUTHENTICATED']],
    ['that cannot be read', { payload: '{' }, 400, ['BAD_INPUT']],
    ['whose media type is another', { headers: { 'content-type': 'text/plain' } }, 415, ['UNSUPPORTED_MEDIA']],
    ['that does not fit the schema', { payload: { query: '{ nothing }' } }, 400, ['GRAPHQL_VALIDATION_FAILED']],
  ])('is written down also where it is one %s', async (_, options, status, codes) => {
    await send({ payload: { query }, ...options })
    const [line] = lines
    expect([line?.outcome, line?.status, line?.codes, lines.length]).toEqual(['refused', status, codes, 1])
  })

  it('leaves nothing of a person, nor of what was asked and answered, in traces, figures, log or report', async () => {
    const answer = await ask(
      { id: personal.worker, nik: personal.nik },
      { headers: { 'x-simpul-report': '1', 'x-note': personal.name, baggage: `who=${personal.person}` } },
    )
    await send({ payload: { query: `query n${personal.nik} { worker(id: "${personal.worker}") { name } }` } })
    await send({ payload: { query: `{ ${personal.passport} }` } })
    const { data, extensions } = answer.json()
    const written = [
      JSON.stringify(lines),
      JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events }))),
      await registry.metrics(),
      JSON.stringify(extensions.report),
    ]
    expect(data).toEqual({ worker: { name: personal.name } })
    for (const text of written) {
      expect(Object.values(personal).filter((value) => text.includes(value))).toEqual([])
    }
  })
})

describe('a request that nobody watches', () => {
  it('is told to nobody, and may still ask for a report', async () => {
    const watch = watchRequests([], () => 0)
    const request = { headers: {}, method: 'POST' } as FastifyRequest
    const asking = { headers: { 'x-simpul-report': '1' }, method: 'POST' } as unknown as FastifyRequest
    const identified = [request, asking].map((one) => watch.identified(one, requestCaller(identity)))
    expect(identified.map(({ observer, reporting }) => [observer === silentObserver, reporting !== undefined])).toEqual(
      [
        [true, false],
        [false, true],
      ],
    )
  })
})

describe('operationLabel', () => {
  it.each([
    [undefined, undefined],
    ['OneWorker', 'OneWorker'],
    ['Report2026_Q1', 'Report2026_Q1'],
    ['n3509012345678901', undefined],
    ['a'.repeat(100), 'a'.repeat(64)],
  ])('of %s is %s', (name, expected) => {
    expect(operationLabel(name)).toBe(expected)
  })
})

const identity = {
  caller: {
    kind: 'agency',
    agency: 'migrant-care-jember',
    agencyKind: 'NGO',
    person: personal.person,
    role: 'CASEWORKER',
    purpose: 'PROTECTION',
  },
  token: personal.token,
  requestId: 'request-1',
} as const

/** A hub of one field: its resolver tells of the steps that the engine takes. */
async function hub(watch: RequestWatch): Promise<FastifyInstance> {
  const schema = buildSchema(
    'type Query { worker(id: ID!, nik: String, literal: String): Worker } type Worker { name: String }',
  )
  const apollo = new ApolloServer<TellingContext>({
    schema,
    rootValue: () => ({ worker: (_: unknown, context: TellingContext) => runAsPlanned(context.watched) }),
    plugins: [tellAnswers()],
  })
  await apollo.start()
  const made = newServer({ logger: pino({ level: 'silent' }), bodyBytes: 10_000 })
  const watched = new WeakMap<FastifyRequest, WatchedRequest>()
  made.route({
    method: 'POST',
    url: '/graphql',
    ...watch.hooks,
    preHandler: async (request) => {
      if (request.headers.authorization === 'wrong') throw new HubError('UNAUTHENTICATED', 'Who are you?')
      watched.set(request, watch.identified(request, requestCaller(identity)))
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request) => ({
        watched: watched.get(request) ?? watch.identified(request, requestCaller(identity)),
        account: { closed: () => [{ refusal }] },
      }),
    }),
  })
  return made
}

function runAsPlanned({ observer }: WatchedRequest): { readonly name: string } {
  const node = {
    kind: 'Fetch',
    serviceName: 'government',
    operation: query,
    operationName: 'OneWorker',
    operationKind: OperationTypeNode.QUERY,
  } as const
  observer.prepared({ plan: { kind: 'QueryPlan', node }, isCached: true, milliseconds: 0.1, pruned: [] })
  observer
    .calling({
      kind: 'fetch',
      subgraph: 'government',
      agency: 'disnaker-jember',
      isMutation: false,
      paths: [['worker']],
      representations: { found: 1, sent: 1 },
    })
    .ended({ outcome: 'answered', sentBytes: 200, receivedBytes: 80, attempts: 1, status: 200 })
  observer.shaped({ milliseconds: 0.2, bytes: 40, isExact: false })
  return { name: personal.name }
}

function ask(
  variables: object,
  { headers = {}, extensions }: { readonly headers?: Record<string, string>; readonly extensions?: object } = {},
) {
  return send({ payload: { query, variables, extensions }, headers })
}

function send({ headers, ...options }: InjectOptions) {
  return server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `DPoP ${personal.token}`, ...headers },
    ...options,
  })
}
