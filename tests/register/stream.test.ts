import { databaseReplicaStore, serveRegister, signAndEnter } from '@simpul/agency'
import { forum } from '@simpul/forum'
import { ngo as ngoSubgraph } from '@simpul/ngo'
import { newServer, type RegisterReplica, registerAt, registerReplica } from '@simpul/serving'
import { everythingOffered, type TestCluster, testCluster, testParties, testRegister } from '@simpul/testing'
import { agreementDigest, keySigner, newSigningKey, type RegisterDraft } from '@simpul/trust'
import { fastify } from 'fastify'
import { pino } from 'pino'
import { type RegisterMember, registerMember, until } from './register-member.ts'

const government = 'disnaker-jember'
const now = new Date()
const parties = testParties()
const founding = parties.anchors.agencies
const memorandum = {
  ...everythingOffered(
    'mou-jember',
    [],
    founding.map(({ id, kind }) => ({ id, kind })),
  ),
  id: 'mou-jember-test',
  from: '2020-01-01',
  until: '2040-12-31',
}

let cluster: TestCluster
let keeper: RegisterMember
let relay: RegisterMember
const replicas: RegisterReplica[] = []

beforeAll(async () => {
  const register = testRegister(parties, now)
  register.agree(memorandum)
  cluster = await testCluster()
  keeper = await registerMember({ definition: forum, cluster, parties, entries: register.entries() })
  relay = await registerMember({ definition: ngoSubgraph, cluster, parties, urls: [keeper.url] })
}, 60_000)

afterEach(() => {
  for (const replica of replicas.splice(0)) replica.stop()
})

afterAll(async () => {
  await relay?.close()
  await keeper?.close()
  await cluster?.stop()
})

/** A replica of somebody else, in memory, that hears these over the network. */
async function listener(...urls: readonly string[]): Promise<RegisterReplica> {
  const replica = registerReplica({
    store: {
      load: async () => ({ entries: [], head: undefined }),
      append: async () => undefined,
      keepHead: async () => undefined,
      keepEvidence: async () => undefined,
    },
    sources: urls.map((url) => registerAt(url)),
    founding,
    maxAgeSeconds: 3_600,
    clock: () => new Date(),
    logger: pino({ level: 'silent' }),
    pace: { retryMilliseconds: 20, slowestMilliseconds: 50, relayAfterMilliseconds: 20 },
  })
  replicas.push(replica)
  await replica.start()
  return replica
}

/** Has a party say something, at the forum. */
function say(draft: Pick<RegisterDraft, 'kind' | 'body'>, author = government): Promise<{ readonly seq: number }> {
  const signer = keySigner(parties.agencyKeys.get(author) ?? newSigningKey().privateKey)
  const { register, enter } = keeper.held
  const clock = () => new Date()
  const said = { ...draft, author, at: new Date().toISOString() } as RegisterDraft
  return signAndEnter({ signer, register, clock, enter }, said)
}

const suspend = (author = government) =>
  say({ kind: 'AGREEMENT_SUSPENDED', body: { agreement: memorandum.id, officer: 'officer-1' } }, author)
const signAgain = (author = government) =>
  say(
    {
      kind: 'AGREEMENT_SIGNED',
      body: { agreement: memorandum.id, digest: agreementDigest(memorandum), officer: 'officer-1' },
    },
    author,
  )

const stateOf = (replica: RegisterReplica) => replica.state(new Date()).agreementDetails.get(memorandum.id)?.state
const isAt = (replica: RegisterReplica, state: string) => () => stateOf(replica) === state

interface Event {
  readonly id: string | undefined
  readonly event: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** The first events of a stream, as any client of server-sent events reads them. */
async function events(url: string, count: number, headers: Readonly<Record<string, string>> = {}): Promise<Event[]> {
  const answer = await fetch(url, { headers })
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/event-stream',
    'no-store',
  ])
  let text = ''
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString()
    const blocks = text.split('\n\n').slice(0, -1)
    if (blocks.length >= count) return blocks.slice(0, count).map(eventOf)
  }
  throw new Error(`The stream ended after ${text.length} characters.`)
}

function eventOf(block: string): Event {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  return { id: field('id'), event: field('event'), data: JSON.parse(field('data') ?? '{}') }
}

describe('the stream of the register', () => {
  it('gives first what a listener does not hold, each entry with its number, and then the head', async () => {
    const kept = keeper.held.register.entries(0)
    const found = await events(`${keeper.url}/register/stream`, kept.length + 1)
    expect(found.slice(0, -1)).toEqual(kept.map((data) => ({ id: String(data.seq), event: 'entry', data })))
    expect(found.at(-1)).toMatchObject({ event: 'head', data: { seq: kept.length } })
  })

  it.each<[string, (last: number) => [string, Readonly<Record<string, string>>]]>([
    ['the entry that is named', (last) => [`?after=${last - 2}`, {}]],
    ['the last event that was heard', (last) => ['', { 'last-event-id': String(last - 2) }]],
    ['the last event, which is later than the address', (last) => ['?after=0', { 'last-event-id': String(last - 2) }]],
  ])('goes on after %s', async (_, where) => {
    const kept = keeper.held.register.entries(0)
    const [query, headers] = where(kept.length)
    const found = await events(`${keeper.url}/register/stream${query}`, 3, headers)
    expect(found.map(({ id, event }) => id ?? event)).toEqual([String(kept.length - 1), String(kept.length), 'head'])
  })

  it('tells a suspension to whoever listens, at the forum and at a relay, without being asked', async () => {
    const atForum = await listener(keeper.url)
    const atRelay = await listener(relay.url)
    const everybody = [atForum, atRelay, relay.held.register]
    expect(everybody.map(stateOf)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE'])
    const closed = Promise.all(everybody.map((replica) => until(replica, isAt(replica, 'SUSPENDED'))))
    await suspend()
    await closed
    const opened = Promise.all(everybody.map((replica) => until(replica, isAt(replica, 'ACTIVE'))))
    await signAgain()
    await opened
    expect(everybody.flatMap((replica) => replica.faults())).toEqual([])
  })

  it('goes on signing heads, which keep everybody fresh', async () => {
    const replica = await listener(relay.url)
    const first = replica.signedHead()?.at
    await until(replica, () => replica.signedHead()?.at !== first)
    expect(replica.state(new Date()).isFresh).toBe(true)
  })

  it('builds from nothing the same register that a live replica holds', async () => {
    const live = relay.held.register
    const [fromForum, fromRelay] = [await listener(keeper.url), await listener(relay.url)]
    const moment = new Date()
    expect(fromForum.state(moment)).toEqual(live.state(moment))
    expect(fromRelay.state(moment)).toEqual(live.state(moment))
  })

  it('keeps in the agency’s own database what it holds, and what proves a fork', async () => {
    const { own } = relay.database
    const live = relay.held.register
    const store = databaseReplicaStore(own)
    await until(live, () => live.signedHead() !== undefined)
    const { entries, head } = await store.load()
    expect(entries).toEqual(live.entries(0))
    expect(head).toMatchObject({ seq: entries.length, author: 'forum-pmi-jember' })
    await store.append(entries.slice(-2))
    expect((await store.load()).entries).toEqual(entries)
    if (head === undefined) return
    const evidence = { held: head, refused: head, entries: [], source: 'a test', seenAt: now.toISOString() }
    await store.keepEvidence(evidence)
    await store.keepEvidence(evidence)
    expect(await own.query('select evidence from register_fork')).toEqual([{ evidence }])
  })

  it('comes from a relay while the forum is away, and from the forum when it is back', async () => {
    const replica = await listener(keeper.url, relay.url)
    await keeper.leave()
    const rebuilt = await listener(keeper.url, relay.url)
    expect(stateOf(rebuilt)).toBe('ACTIVE')
    expect(rebuilt.state(new Date()).isFresh).toBe(true)
    const { seq } = await suspend() // the forum enters it and reaches nobody
    expect([replica, rebuilt, relay.held.register].map(stateOf)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE'])
    const everybody = [replica, rebuilt, relay.held.register]
    const closed = Promise.all(everybody.map((one) => until(one, isAt(one, 'SUSPENDED'))))
    await keeper.comeBack()
    await closed
    expect(everybody.map((one) => one.signedHead()?.seq)).toEqual([seq, seq, seq])
    await signAgain()
    expect(everybody.flatMap((one) => one.faults())).toEqual([])
  }, 30_000)

  it('is for so many at once, and ends when the server closes', async () => {
    const server = newServer({ logger: pino({ level: 'silent' }), bodyBytes: 1_024 })
    serveRegister(server, { register: keeper.held.register }, { streams: 1 })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const first = await fetch(`${url}/register/stream`)
    expect((await fetch(`${url}/register/stream`)).status).toBe(503)
    const end = (async () => {
      for await (const _ of first.body ?? []);
    })()
    await server.close()
    await end
  })

  it('keeps a quiet connection open with a comment', async () => {
    const server = fastify()
    const quiet: RegisterReplica = { ...keeper.held.register, entries: () => [], signedHead: () => undefined }
    serveRegister(server, { register: quiet }, { keepAliveMilliseconds: 5 })
    const answer = await fetch(`${await server.listen({ host: '127.0.0.1', port: 0 })}/register/stream`)
    for await (const chunk of answer.body ?? []) {
      expect(Buffer.from(chunk).toString()).toBe(': still here\n\n')
      break
    }
    await server.close()
  })
})

describe('registerAt', () => {
  it('gives up a party that answers something else', async () => {
    const server = fastify()
    server.get('/register/stream', async () => ({ hello: 'world' }))
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const replica = await listener(url)
    expect(replica.state(new Date()).head.seq).toBe(0)
    await server.close()
  })

  it('says that an event is too long, and what is not JSON is malformed', async () => {
    const server = fastify()
    const texts = [`event: entry\ndata: ${'x'.repeat(3 * 1024 * 1024)}`, 'event: entry\ndata: {\n\n']
    server.get('/register/stream', async (_, reply) => {
      void reply.header('content-type', 'text/event-stream')
      return texts.shift() ?? ''
    })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const replica = await listener(url)
    await replica.refresh()
    expect(replica.faults()).toEqual([
      `${url}: It sent an entry that is larger than an entry may be.`,
      `${url}: It sent something that is neither an entry nor a head of a register.`,
    ])
    await server.close()
  })

  it('ends a connection without a byte', async () => {
    const server = fastify()
    server.get('/register/stream', (_, reply) => {
      reply.hijack()
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
      reply.raw.flushHeaders()
    })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const source = registerAt(url, { silenceMilliseconds: 10 })
    const reading = source.follow(0, new AbortController().signal)[Symbol.asyncIterator]().next()
    await expect(reading).rejects.toThrow('Nothing came any more.')
    server.server.closeAllConnections()
    await server.close()
  })
})
