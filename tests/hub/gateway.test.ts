import { gzipSync } from 'node:zlib'
import type { TestCaller } from '@simpul/testing'
import { hopSigner } from '@simpul/trust'
import { getIntrospectionQuery } from 'graphql'
import { supervisors, tellingCallers } from '../boundary/callers.ts'
import { workerOf } from '../boundary/canary-seed.ts'
import { definitions, now } from '../boundary/matrix-hub.ts'
import { judgeGateway, type SpiedGateway, spiedGateway } from './spied-gateway.ts'
import { headersFor } from './test-gateway.ts'

const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const officer: TestCaller = { issuer: 'disnaker-jember', person: 'person', role: 'OFFICER', purpose: 'VERIFICATION' }
const consenting = workerOf('CONSENT')
const mainQuestion = `query ($id: ID!) { worker(id: $id) { id fullName kecamatan filedPlacements { status } placements { status } cases { types severity } } }`

let spied: SpiedGateway
let hub: SpiedGateway['hub']
let gateway: SpiedGateway['gateway']

beforeAll(async () => {
  spied = await spiedGateway()
  hub = spied.hub
  gateway = spied.gateway
}, 180_000)

afterAll(() => spied?.close())

/** Roots and the situations in which owners differ; the others are asked at each subgraph by the matrix test. */
function isTelling({ name }: { readonly name: string }): boolean {
  return !name.startsWith('worker') || /CONSENT|linked|excluded,|none/.test(name)
}

describe('every field, asked at the gateway', () => {
  it('shows each caller what the reference decides, and no closed value leaves its owner', async () => {
    const [agreements] = hub.circumstances
    if (agreements === undefined) throw new Error('There is no circumstance.')
    const callers = tellingCallers.filter(
      ({ test }) => test === undefined || supervisors.some((one) => one.test === test),
    )
    const faults = await judgeGateway(spied, { callers, agreements, isAsked: isTelling })
    expect(faults.slice(0, 20)).toEqual([])
  }, 900_000)
})

describe('one question, three agencies', () => {
  it('answers a hidden worker and a missing one with the same bytes', async () => {
    const foreign =
      'query ($id: ID!) { worker(id: $id) { id fullName kecamatan filedPlacements { status } placements { status } } }'
    const ask = async (id: string) => {
      const { text } = await gateway.ask(caseworker, foreign, { id })
      return text.replaceAll(id, 'ID').replace(/"requestId":"[^"]+"/, '')
    }
    const hidden = await ask(workerOf('none'))
    expect(hidden).toContain('NO_GRANT')
    expect(hidden).toBe(await ask('00000000-0000-4000-8000-00000000dead'))
  })

  it('asks no subgraph for what is closed before planning', async () => {
    spied.answers.length = 0
    await gateway.ask(officer, mainQuestion, { id: consenting })
    expect(spied.answers.map(({ subgraph }) => subgraph)).not.toContain('ngo')
  })
})

describe('a caller’s token', () => {
  const send = (headers: Readonly<Record<string, string>>) =>
    gateway.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload: { query: '{ __typename }' },
    })

  it('is refused without its proof, with a proof used before, and with a proof for another address', async () => {
    const headers = await headersFor(hub, caseworker)
    const { dpop: _, ...withoutProof } = headers
    expect((await send(withoutProof)).statusCode).toBe(401)
    expect((await send(headers)).statusCode).toBe(200)
    expect((await send(headers)).statusCode).toBe(401)
    const token = await hub.parties.token(caseworker, now)
    const elsewhere = hub.parties.proof({ method: 'POST', url: 'http://other.test/graphql', token, now })
    expect((await send({ ...headers, authorization: `DPoP ${token}`, dpop: elsewhere })).statusCode).toBe(401)
  })

  it('is worth nothing at the gateway as a subgraph sees it', async () => {
    const token = await hub.parties.token(caseworker, now)
    expect((await send({ authorization: `DPoP ${token}`, 'x-simpul-purpose': 'PROTECTION' })).statusCode).toBe(401)
    expect((await send({ authorization: `Bearer ${token}`, 'x-simpul-purpose': 'PROTECTION' })).statusCode).toBe(401)
  })
})

describe('a hop token', () => {
  const body = JSON.stringify({ query: `{ worker(id: "${consenting}") { id fullName } }` })
  const toGovernment = async (changes: {
    readonly subgraph?: string
    readonly at?: Date
    readonly sent?: string
    readonly withToken?: boolean
  }) => {
    const token = await hub.parties.token(caseworker, now)
    const signer = hopSigner({ privateKey: hub.parties.gatewayKey.privateKey })
    const hop = signer.sign({
      subgraph: changes.subgraph ?? 'government',
      body,
      callerToken: token,
      requestId: 'r',
      purpose: 'PROTECTION',
      role: 'CASEWORKER',
      now: changes.at ?? now,
    })
    const government = hub.subgraphs[0]
    if (government === undefined) throw new Error('There is no government.')
    const post = () =>
      government.subgraph.server.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          'x-simpul-hop': hop,
          ...(changes.withToken === false ? {} : { authorization: `DPoP ${token}` }),
        },
        payload: changes.sent ?? body,
      })
    return { first: (await post()).statusCode, second: (await post()).statusCode }
  }

  it('is refused the second time', async () => {
    expect(await toGovernment({})).toEqual({ first: 200, second: 401 })
  })

  it.each([
    ['at another subgraph', { subgraph: 'ngo' }],
    ['late', { at: new Date(now.getTime() - 120_000) }],
    ['for another operation', { sent: JSON.stringify({ query: '{ __typename }' }) }],
    ['without the caller’s token', { withToken: false }],
  ])('is refused %s', async (_, changes) => {
    expect((await toGovernment(changes)).first).toBe(401)
  })
})

describe('bad input', () => {
  const post = (payload: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    gateway.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })

  it.each([
    ['10 MB', () => post(JSON.stringify({ query: `{ ${'a'.repeat(10_000_000)} }` })), 413],
    ['a gzip bomb', () => post(gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }), 413],
    ['bytes that are not UTF-8', () => post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400],
    ['a __proto__ key', () => post('{"query":"{ __typename }","__proto__":{"admin":true}}'), 400],
    [
      'another charset',
      () => post('{"query":"{ __typename }"}', { 'content-type': 'application/json; charset=utf-7' }),
      415,
    ],
    ['text/plain', () => post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }), 415],
    [
      '5,000 aliases',
      () =>
        post(
          JSON.stringify({ query: `{ ${Array.from({ length: 5_000 }, (__, i) => `a${i}: __typename`).join(' ')} }` }),
        ),
      400,
    ],
    ['a broken document', () => post(JSON.stringify({ query: '{ worker(' })), 400],
  ] as const)('of %s is refused with a clear error, and the gateway stays up', async (_, send, status) => {
    const answer = await send()
    expect(answer.statusCode).toBe(status)
    expect(answer.json().errors[0].message.length).toBeGreaterThan(10)
    expect((await gateway.ask(undefined, '{ __typename }')).body.data).toEqual({ __typename: 'Query' })
  })

  it('of a worker id of the wrong form, and a NIK written into the operation, is refused', async () => {
    const ill = await gateway.ask(officer, mainQuestion, { id: 'not-an-id' })
    expect(ill.body.errors?.map(({ extensions }) => extensions?.code)).toContain('BAD_INPUT')
    const literal = await gateway.ask(
      officer,
      'mutation { registerWorker(input: { clientKey: "12345678", nik: "3509010101019001", fullName: "X" }) { worker { id } } }',
    )
    expect(literal.status).toBe(400)
    expect(literal.text).not.toContain('3509010101019001')
  })

  it('under __proto__ and constructor as aliases leaves every prototype as it was', async () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
    await gateway.ask(
      caseworker,
      `{ __proto__: worker(id: "${consenting}") { constructor: fullName prototype: kecamatan } }`,
    )
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
    expect(({} as Record<string, unknown>).fullName).toBeUndefined()
  })
})

describe('an editor', () => {
  it('may introspect the schema, and sees nothing of the boundary’s own enums', async () => {
    const answer = await gateway.ask(
      undefined,
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }),
    )
    expect(answer.body.errors).toBeUndefined()
    expect(answer.text).not.toContain('boundary__')
    expect(answer.text).toContain('"Worker"')
  })
})

describe('a subgraph that fails', () => {
  it('leaves the rest of the answer, and one error that names its agency', async () => {
    expect(definitions.map(({ name }) => name)).toContain('recruitment')
    const recruitment = hub.subgraphs[1]
    recruitment?.subgraph.server.server.close()
    recruitment?.subgraph.server.server.closeAllConnections()
    const answer = await gateway.ask(caseworker, mainQuestion, { id: consenting })
    const failures = (answer.body.errors ?? []).filter(({ extensions }) => extensions?.code === 'SUBGRAPH_FAILED')
    expect(failures.map(({ extensions }) => extensions?.agency)).toEqual(['p3mi-in-era-sejahtera'])
    expect(answer.body.data).toMatchObject({ worker: { placements: null, cases: [{}] } })
    expect((answer.body.data as { worker: { fullName: string } }).worker.fullName).toMatch(/^canary/)
  })
})
