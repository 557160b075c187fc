import type { TestCaller } from '@simpul/testing'
import { workerOf } from '../boundary/canary-seed.ts'
import { type StreamingHub, streamingHub } from './streaming-hub.ts'
import { headersFor } from './test-gateway.ts'

const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const deferring = 'multipart/mixed;deferSpec=20220824,application/json'
const consenting = workerOf('CONSENT')
const cases = '{ cases { id severity notes { id } } }'
const query = (directive: string) =>
  `query ($id: ID!${directive.includes('$late') ? ', $late: Boolean = true' : ''}) { worker(id: $id) { id fullName ... ${directive} ${cases} } }`

let streaming: StreamingHub
let gate: Promise<void> = Promise.resolve()

beforeAll(async () => {
  streaming = await streamingHub({ onFetch: (subgraph) => (subgraph === 'ngo' ? gate : Promise.resolve()) })
  const [everything] = streaming.hub.circumstances
  if (everything !== undefined) streaming.hub.use(everything)
}, 180_000)

afterAll(() => streaming?.close())

async function ask(text: string, { accept = deferring, variables = {} } = {}): Promise<Response> {
  return fetch(`${streaming.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(await headersFor(streaming.hub, caseworker)) },
    body: JSON.stringify({ query: text, variables: { id: consenting, ...variables } }),
  })
}

interface Payload {
  readonly data?: unknown
  readonly incremental?: readonly {
    readonly data: object
    readonly path: readonly unknown[]
    readonly label?: string
  }[]
  readonly extensions?: { readonly boundary?: unknown }
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[]
  readonly hasNext?: boolean
}

/** The payloads of a multipart answer, as they come. */
async function* payloads(answer: Response): AsyncGenerator<Payload> {
  let text = ''
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk)
    for (let end = text.indexOf('\r\n---', 3); end >= 0; end = text.indexOf('\r\n---', 3)) {
      const [, body] = text.slice(0, end).split('\r\n\r\n')
      text = text.slice(end)
      if (body !== undefined) yield JSON.parse(body)
    }
  }
}

const whole = async () => (await (await ask(query(''), { accept: 'application/json' })).json()) as Payload

describe('an answer with a deferred part', () => {
  it('comes before a slow agency answers, and is complete when that has come', async () => {
    const expected = await whole()
    let open: () => void = () => undefined
    gate = new Promise((resolve) => {
      open = resolve
    })
    const answer = await ask(query('@defer(label: "cases")'))
    expect(answer.headers.get('content-type')).toContain('deferSpec=20220824')
    const parts = payloads(answer)
    const first = (await parts.next()).value as Payload
    expect(first).toMatchObject({ data: { worker: { id: consenting } }, hasNext: true })
    expect(Object.keys(Object(first.data).worker)).toEqual(['id', 'fullName'])
    open() // not before the first part was there
    const next = (await parts.next()).value as Payload
    expect(next).toMatchObject({ incremental: [{ path: ['worker'], label: 'cases' }], hasNext: false })
    const together = { ...Object(first.data).worker, ...next.incremental?.[0]?.data }
    expect({ worker: together }).toEqual(expected.data)
    expect(next.extensions?.boundary).toEqual(expected.extensions?.boundary)
    expect((await parts.next()).done).toBe(true)
  })

  it('is refused nothing less and shown nothing more: what is closed is in the account', async () => {
    const nothing = streaming.hub.circumstances.find(({ name }) => name === 'nothing agreed')
    const [everything] = streaming.hub.circumstances
    if (nothing === undefined || everything === undefined) throw new Error('There are no circumstances.')
    streaming.hub.use(nothing)
    const text = 'query ($id: ID!) { worker(id: $id) { id ... @defer { fullName kecamatan } } }'
    const found: Payload[] = []
    for await (const one of payloads(await ask(text))) found.push(one)
    streaming.hub.use(everything)
    const closed = JSON.stringify(found.at(-1)?.extensions?.boundary)
    expect(closed).toContain('Worker.fullName')
    expect(JSON.stringify(found)).not.toContain('canary')
  })

  it.each([
    ['a client that does not accept it', query('@defer'), { accept: 'application/json' }],
    [
      'a client that accepts another form of it',
      query('@defer'),
      { accept: 'multipart/mixed;incrementalSpec=v0.2,application/json' },
    ],
    ['a directive that is switched off', query('@defer(if: false)'), {}],
    ['a variable that switches it off', query('@defer(if: $late)'), { variables: { late: false } }],
  ])('comes at once for %s', async (_, text, options) => {
    const expected = await whole()
    const answer = await ask(text, options)
    expect(answer.headers.get('content-type')).toContain('json')
    expect(((await answer.json()) as Payload).data).toEqual(expected.data)
  })

  it('may be left in the middle', async () => {
    let open: () => void = () => undefined
    gate = new Promise((resolve) => {
      open = resolve
    })
    const controller = new AbortController()
    const answer = await ask(query('@defer'))
    await payloads(answer).next()
    await answer.body?.cancel().catch(() => undefined)
    controller.abort()
    open()
    expect((await whole()).data).toMatchObject({ worker: { id: consenting } })
  })

  it.each([
    ['a label by variable', 'query ($id: ID!, $l: String) { worker(id: $id) { ... @defer(label: $l) { id } } }'],
    [
      'a label twice',
      'query ($id: ID!) { worker(id: $id) { ... @defer(label: "a") { id } ... @defer(label: "a") { id } } }',
    ],
    ['the fields of a mutation', 'mutation { ... @defer { __typename } }'],
  ])('is refused for %s', async (_, text) => {
    const answer = await ask(text)
    expect(((await answer.json()) as Payload).errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})
