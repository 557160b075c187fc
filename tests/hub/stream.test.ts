import type { TestCaller } from '@simpul/testing'
import { type Client, createClient } from 'graphql-ws'
import pg from 'pg'
import { WebSocket } from 'ws'
import { excludedPerson, workerOf } from '../boundary/canary-seed.ts'
import { type StreamingHub, streamingHub, streamUrl, type TestStream, testStream } from './streaming-hub.ts'
import { headersFor } from './test-gateway.ts'

const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const officer: TestCaller = { issuer: 'disnaker-jember', person: 'person', role: 'SUPERVISOR', purpose: 'PROTECTION' }
const company: TestCaller = {
  issuer: 'p3mi-in-era-sejahtera',
  person: 'person',
  role: 'OFFICER',
  purpose: 'PLACEMENT',
}
const consenting = workerOf('CONSENT')
const query = 'subscription ($worker: ID!) { caseChanged(worker: $worker) { id severity worker { id fullName } } }'
const step = 'regulationStepPublished { event }'
const steps = `subscription { ${step} }`
const changeStep = 'update regulation_step set event = $1 where id = (select min(id) from regulation_step)'

let streaming: StreamingHub

beforeAll(async () => {
  streaming = await streamingHub({ limits: { perCaller: 3 } })
}, 180_000)

afterAll(() => streaming?.close())

beforeEach(() => agree('everything agreed'))

function agree(name: string): void {
  const found = streaming.hub.circumstances.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no circumstance "${name}".`)
  streaming.hub.use(found)
}

/** Writes as one of the agency's own people does. */
async function write(subgraph: string, sql: string, values: readonly unknown[] = []): Promise<void> {
  const found = streaming.hub.subgraphs.find(({ definition }) => definition.name === subgraph)
  const client = new pg.Client({ connectionString: found?.subgraph.database.urls.own })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('simpul.agency', $1, true)", [found?.judged.owner])
    const { rowCount } = await client.query(sql, [...values])
    await client.query('commit')
    expect(rowCount).toBe(1)
  } finally {
    await client.end()
  }
}

const changeCase = (severity: string, worker = consenting) =>
  write('ngo', 'update "case" set severity = $1 where worker_id = $2', [severity, worker])

function codesOf(result: unknown): readonly unknown[] {
  const { errors = [] } = Object(result) as { errors?: { extensions?: { code?: unknown } }[] }
  return errors.map(({ extensions }) => extensions?.code)
}

const published = (event: string) => ({ data: { regulationStepPublished: { event } } })
const publish = (event: string) => () => write('forum', changeStep, [event])
/** A stream that stands: it has brought an event. */
async function standing(as: TestCaller | undefined, text = steps): Promise<TestStream> {
  const stream = await streaming.stream(as, text, { worker: consenting })
  await stream.event(text === steps ? publish('Mulai.') : () => changeCase('MEDIUM'))
  return stream
}
const isStep = (event: string) => (found: unknown) => JSON.stringify(found).includes(`"event":"${event}"`)
const isSeverity = (severity: string) => (found: unknown) => JSON.stringify(found).includes(`"severity":"${severity}"`)

describe('a subscription', () => {
  it('brings the public what is public, as it is written', async () => {
    const stream = await streaming.stream(undefined, steps)
    expect(await stream.event(publish('Disahkan.'))).toMatchObject(published('Disahkan.'))
    await stream.leave()
  })

  it('is completed by another agency, and hears of its own worker alone', async () => {
    const stream = await streaming.stream(caseworker, query, { worker: consenting })
    const event = await stream.event(async () => {
      await changeCase('LOW', workerOf('linked'))
      await changeCase('URGENT')
    })
    expect(event).toMatchObject({
      data: {
        caseChanged: { severity: 'URGENT', worker: { id: consenting, fullName: expect.stringMatching(/^canary/) } },
      },
      extensions: { boundary: { closed: [] } },
    })
    await stream.leave()
  })

  it('brings a partner what the grants open, and nothing of another worker', async () => {
    const stream = await streaming.stream(officer, query, { worker: consenting })
    expect(await stream.event(() => changeCase('HIGH'))).toMatchObject({ data: { caseChanged: { worker: {} } } })
    await stream.leave()
    const closed = await streaming.stream(officer, query, { worker: workerOf('none') })
    const [refusal, ...more] = await closed.rest()
    expect([codesOf(refusal), more]).toEqual([['BOUNDARY_CLOSED'], []])
  })

  it('is refused to an agency for which its field is closed, with the refusal’s words', async () => {
    agree('nothing agreed')
    const stream = await streaming.stream(company, query, { worker: consenting })
    const all = await stream.rest()
    expect(all.map(codesOf)).toEqual([['BOUNDARY_CLOSED']])
    expect(all[0]?.extensions).toMatchObject({ boundary: { closed: [{ coordinate: 'Subscription.caseChanged' }] } })
  })

  it('shows in its next event what an agreement that ended has closed', async () => {
    const stream = await standing(caseworker, query)
    agree('nothing agreed')
    const event = await stream.event(() => changeCase('HIGH'), isSeverity('HIGH'))
    expect(event).toMatchObject({ data: { caseChanged: { severity: 'HIGH', worker: { fullName: null } } } })
    expect(codesOf(event)).toEqual(['BOUNDARY_CLOSED'])
    await stream.leave()
  })

  it('ends with the refusal’s words when its own field is closed', async () => {
    const stream = await standing(officer, query)
    agree('nothing agreed')
    expect((await stream.rest()).map(codesOf).at(-1)).toEqual(['BOUNDARY_CLOSED'])
  })

  it('is each caller’s own: one that leaves takes nothing from the other', async () => {
    const [one, other] = [await standing(undefined), await standing(undefined)]
    expect(await one.event(publish('Dibahas.'), isStep('Dibahas.'))).toMatchObject(published('Dibahas.'))
    expect(await other.event(publish('Dibahas.'), isStep('Dibahas.'))).toMatchObject(published('Dibahas.'))
    await one.leave()
    expect(await other.event(publish('Ditunda.'), isStep('Ditunda.'))).toMatchObject(published('Ditunda.'))
    await other.leave()
  })
})

describe('the address of streams', () => {
  it('answers a query there too, once', async () => {
    const stream = await streaming.stream(undefined, '{ regulationSteps(first: 1) { totalCount } }')
    const [answer, ...more] = await stream.rest()
    expect([answer?.data, more]).toMatchObject([{ regulationSteps: { totalCount: expect.any(Number) } }, []])
  })

  it.each([
    ['a mutation', { query: 'mutation { openCase(input: {}) { case { id } } }' }, 400, 'BAD_INPUT'],
    ['a field that is not there', { query: 'subscription { nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields at once', { query: `subscription { a: ${step} b: ${step} }` }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a document that is none', { query: 'subscription {' }, 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'too many tokens',
      { query: `subscription { ${step} ${'__typename '.repeat(1_000)} }` },
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    ['no document', {}, 400, 'BAD_INPUT'],
    ['deferring in a subscription', { query: `subscription { ... @defer { ${step} } }` }, 400, 'BAD_INPUT'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await streaming.post(undefined, body)
    expect([answer.status, codesOf(await answer.json())]).toEqual([status, [code]])
  })

  it('refuses a proof for /graphql, a proof twice, and who does not accept a stream', async () => {
    const headers = await headersFor(streaming.hub, caseworker)
    expect((await streaming.post(undefined, { query: steps }, headers)).status).toBe(401)
    const own = await headersFor(streaming.hub, caseworker, { url: streamUrl })
    expect((await streaming.post(undefined, { query: '{ __typename }' }, own)).status).toBe(200)
    expect((await streaming.post(undefined, { query: '{ __typename }' }, own)).status).toBe(401)
    expect((await streaming.post(undefined, { query: steps }, { accept: 'application/json' })).status).toBe(400)
  })

  it('is the only one that answers a subscription', async () => {
    const { body, status } = await streaming.gateway.ask(undefined, steps)
    expect([codesOf(body), status]).toEqual([['BAD_INPUT'], 400])
  })

  it('lets a caller have so many streams, and no more until one ends', async () => {
    const open = []
    for (let count = 0; count < 3; count += 1) open.push(await standing(caseworker))
    expect((await streaming.post(caseworker, { query: steps })).status).toBe(400)
    await open[0]?.leave()
    for (;;) {
      const again = await streaming.post(caseworker, { query: steps })
      await again.body?.cancel()
      if (again.status === 200) break // the hub has heard that one left
    }
    for (const stream of open) await stream.leave()
  })
})

describe('a socket', () => {
  const connect = async (as: TestCaller | undefined, changes: Record<string, unknown> = {}) => {
    const headers = as === undefined ? {} : await headersFor(streaming.hub, as, { method: 'GET', url: streamUrl })
    const { authorization, dpop } = headers as Record<string, string>
    let client: Client | undefined
    const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
      client = createClient({
        url: `${streaming.address.replace('http', 'ws')}/graphql/stream`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization, dpop, purpose: as?.purpose, ...changes },
        retryAttempts: 0,
        lazy: false,
        onNonLazyError: () => undefined,
        on: { closed: (event) => resolve(event as { code: number; reason: string }) },
      })
    })
    if (client === undefined) throw new Error('There is no client.')
    return { client, closed }
  }

  it('carries several subscriptions of one caller', async () => {
    const { client } = await connect(caseworker)
    const cases = testStream(client.iterate({ query, variables: { worker: consenting } }))
    const published = testStream(client.iterate({ query: steps }))
    expect(await cases.event(() => changeCase('LOW'))).toMatchObject({ data: { caseChanged: { severity: 'LOW' } } })
    expect(await published.event(publish('Diundangkan.'))).toMatchObject({ data: { regulationStepPublished: {} } })
    await client.dispose()
  })

  it('answers a query, and says of a mutation where it goes', async () => {
    const { client } = await connect(undefined)
    expect((await client.iterate({ query: '{ __typename }' }).next()).value).toMatchObject({
      data: { __typename: 'Query' },
    })
    const refused = await client.iterate({ query: 'mutation { openCase(input: {}) { case { id } } }' }).next()
    expect(codesOf(refused.value)).toEqual(['BAD_INPUT'])
    await client.dispose()
  })

  it.each([
    ['a token without its proof', { dpop: undefined }],
    ['a token that is none', { authorization: 'DPoP x.y.z' }],
    ['a purpose that is none', { purpose: 'CURIOSITY' }],
  ])('is closed for %s', async (_, changes) => {
    const { closed } = await connect(caseworker, changes)
    expect((await closed).code).toBe(4401)
  })

  it('is closed for a message that is too large or none, and for one who does not say who they are', async () => {
    const codeAfter = (message: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(
          `${streaming.address.replace('http', 'ws')}/graphql/stream`,
          'graphql-transport-ws',
        )
        socket.on('open', () => socket.send(message))
        socket.on('close', resolve)
      })
    expect(await codeAfter('x'.repeat(300_000))).toBe(1009)
    expect(await codeAfter('{')).toBe(4400)
    expect(await codeAfter('{"type":"connection_init","payload":{"__proto__":{}}}')).toBe(4400)
    expect(await codeAfter('{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}')).toBe(4401)
  })
})

describe('an event about a row that is hidden from the caller', () => {
  it('sends nothing, and the end of the token ends the stream with clear words', async () => {
    const worker = workerOf('excludedPerson')
    const ask = (as: TestCaller) => streaming.post(as, { query, variables: { worker } })
    const hidden = await ask({ ...caseworker, person: excludedPerson })
    const shown = await ask(caseworker) // both stand once they are answered
    await changeCase('URGENT', worker)
    const reader = shown.body?.getReader()
    let text = ''
    while (!text.includes('"severity":"URGENT"')) text += new TextDecoder().decode((await reader?.read())?.value)
    streaming.pass(3_600_000)
    const events = (await hidden.text()).split('\n\n').filter((one) => one.startsWith('event: next'))
    expect(events).toHaveLength(1)
    expect(events[0]).toContain('"code":"UNAUTHENTICATED"')
    await reader?.cancel()
  })
})
