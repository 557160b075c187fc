import { createServer, type Server } from 'node:http'
import { hopSigner, newSigningKey } from '@simpul/trust'
import type { Identity } from '../caller/identify-caller.ts'
import { subgraphSources } from '../run/subgraph-sources.ts'
import { ownKitAsker } from './asker.ts'

const identity: Identity = {
  caller: {
    kind: 'agency',
    agency: 'the-ngo',
    agencyKind: 'NGO',
    person: 'p',
    role: 'CASEWORKER',
    purpose: 'PROTECTION',
  },
  token: 'a.b.c',
  requestId: 'r',
}

interface Request {
  readonly url: string | undefined
  readonly hop: string
  readonly authorization: string | undefined
  readonly body: { readonly operation: string; readonly input: { readonly subjects: readonly string[] } }
}

let kit: Server
let asked: Request[]
let reply: { readonly status: number; readonly text: string }
let sources: ReturnType<typeof subgraphSources>

beforeEach(async () => {
  asked = []
  reply = { status: 200, text: '{"owners":{"an-office":["a","b"],"a-company":["b"]},"more":1}' }
  kit = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { 'x-simpul-hop': hop, authorization } = request.headers
    const body = JSON.parse(Buffer.concat(chunks).toString())
    asked.push({ url: request.url, hop: String(hop), authorization, body })
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.text)
  })
  await new Promise<void>((listening) => kit.listen(0, '127.0.0.1', listening))
  const address = kit.address()
  const port = typeof address === 'object' ? address?.port : 0
  sources = subgraphSources({
    subgraphs: [{ name: 'ngo', url: `http://127.0.0.1:${port}/graphql`, rules: { agency: { id: 'the-ngo' } } }],
    hops: hopSigner({ privateKey: newSigningKey().privateKey }),
    clock: () => new Date('2026-07-01T03:00:00Z'),
    limits: { timeoutMilliseconds: 300, answerBytes: 10_000, connections: 1 },
  })
})

afterEach(async () => {
  await sources.close()
  await new Promise((closed) => kit.close(closed))
})

describe('the caller’s own agency', () => {
  it('is asked once for the ids that become known together, and for every owner at once', async () => {
    const asker = ownKitAsker(sources.kits)(identity)
    const answers = await Promise.all([
      asker.mayAsk('an-office', ['a', 'b', 'c']),
      asker.mayAsk('a-company', ['b', 'a']),
    ])
    expect(answers.map(({ persons }) => [...persons])).toEqual([['a', 'b'], ['b']])
    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      ['/kit', { operation: 'mayAsk', input: { subjects: ['a', 'b', 'c'] } }],
    ])
    expect([...(await asker.mayAsk('an-office', ['c', 'b'])).persons]).toEqual(['b'])
    expect(asked).toHaveLength(1)
  })

  it('gets the caller’s token and a hop token of its own subgraph', async () => {
    await ownKitAsker(sources.kits)(identity).mayAsk('an-office', ['a'])
    expect(asked[0]?.authorization).toBe('DPoP a.b.c')
    const claims = JSON.parse(Buffer.from(asked[0]?.hop.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({ aud: 'ngo', rid: 'r' })
  })

  it('is asked in parts where there are very many', async () => {
    const persons = Array.from({ length: 6_000 }, (_, n) => `w${n}`)
    await ownKitAsker(sources.kits)(identity).mayAsk('an-office', persons)
    expect(asked.map(({ body }) => body.input.subjects.length)).toEqual([5_000, 1_000])
  })

  it.each<[string, { readonly status: number; readonly text: string }]>([
    ['says that it fails', { status: 500, text: '{"error":{"code":"INTERNAL","message":"no"}}' }],
    ['answers something else', { status: 200, text: '{"owners":["a"]}' }],
    ['answers with a prototype', { status: 200, text: '{"owners":{"__proto__":["a"]}}' }],
    ['answers without end', { status: 200, text: JSON.stringify({ owners: { o: ['x'.repeat(20_000)] } }) }],
    ['answers no JSON', { status: 200, text: 'yes' }],
  ])('lets nobody be asked about where it %s, and is named', async (_, given) => {
    reply = given
    const { persons, failure } = await ownKitAsker(sources.kits)(identity).mayAsk('an-office', ['a'])
    expect([...persons]).toEqual([])
    expect(failure?.extensions).toEqual({ agency: 'the-ngo', code: 'SUBGRAPH_FAILED' })
  })

  it('lets nobody be asked about where it does not let this caller in, with its own words', async () => {
    reply = { status: 403, text: '{"error":{"code":"NOT_ALLOWED","message":"Not you."}}' }
    const { persons, failure } = await ownKitAsker(sources.kits)(identity).mayAsk('an-office', ['a'])
    expect([[...persons], failure?.message, failure?.code]).toEqual([[], 'Not you.', 'NOT_ALLOWED'])
  })

  it('lets nobody be asked about where it has no service at the hub', async () => {
    const stranger = { ...identity, caller: { ...identity.caller, agency: 'a-stranger' } } as Identity
    const { persons, failure } = await ownKitAsker(sources.kits)(stranger).mayAsk('an-office', ['a'])
    expect([[...persons], failure?.extensions.agency, asked.length]).toEqual([[], 'a-stranger', 0])
  })
})
