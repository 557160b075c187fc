import type { Fetcher } from '@graphiql/toolkit'
import { type HubEdges, hubFetch } from './hub-fetch.ts'
import { makeProofKey } from './sign-in/proof-key.ts'
import type { SignInState } from './sign-in/sign-in.ts'
import { type WatchedAnswer, watchedFetcher } from './watched-fetcher.ts'

const session = {
  issuer: 'migrant-care-jember',
  subject: 'caseworker',
  name: 'Nur Fadhilah',
  roles: ['CASEWORKER'],
  purposes: ['PROTECTION'],
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
  token: 'token',
  endsAt: 0,
  keyId: 'key',
}
const closed = { coordinate: 'Worker.nik', owner: 'o', reason: 'NO_GRANT', agreement: null, ask: 'o' }
const boundary = { closed: [closed], opened: [] }

const three = 'query Q { a } subscription S { b } query IntrospectionQuery { __typename }'

let sent: { url: string; headers: Headers }[]
let told: WatchedAnswer[]
let wantsReport: boolean

beforeEach(() => {
  sent = []
  told = []
  wantsReport = false
})

describe('hubFetch', () => {
  it('sends a public question without a word about the reader', async () => {
    await ask({ kind: 'public' }, Response.json({ data: {} }))
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['accept', 'content-type'])
  })

  it('proves who asks, and for which purpose', async () => {
    await ask({ kind: 'signed-in', session }, Response.json({ data: {} }))
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: 'multipart/mixed; deferSpec=20220824, application/json',
      authorization: 'DPoP token',
      'content-type': 'application/json',
      dpop: expect.stringMatching(/^e/),
      'x-simpul-purpose': 'PROTECTION',
    })
  })

  it('sends nothing once the session has ended: what was asked as somebody is not asked as the public', async () => {
    expect(await ask({ kind: 'ended', problem: 'ENDED', session }, Response.json({}))).toEqual(
      sentence('Your session has ended, so this query was not sent. Sign in again, or sign out to ask as the public.'),
    )
    expect(sent).toEqual([])
  })

  it.each([
    ['no answer', undefined, 'The hub cannot be reached. Check your network and try again.'],
    [
      'a page of something in between',
      new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
      'The hub answered with status 502, not with a GraphQL answer. Try again in a moment.',
    ],
  ])('turns %s into a plain sentence', async (_, response, expected) => {
    expect(await ask({ kind: 'public' }, response)).toEqual(sentence(expected))
  })
})

describe('watchedFetcher', () => {
  it('tells what an answer says of the boundary, part by part, and hands the parts on', async () => {
    const parts = [
      { data: {}, hasNext: true },
      { incremental: [], extensions: { boundary }, hasNext: false },
    ]
    expect(await watch('Q', inParts(parts))).toEqual(parts)
    expect(told).toEqual([
      { operation: 'Q', report: { closed: [], opened: [] }, request: undefined },
      { operation: 'Q', report: boundary, request: undefined },
    ])
  })

  it('does not count the page’s own questions about the schema', async () => {
    const schema = { data: {}, extensions: { boundary } }
    expect([await watch('IntrospectionQuery', async () => schema), told]).toEqual([schema, []])
  })

  it.each([
    ['where the reader wants one', true, 'Q', { 'x-simpul-report': '1' }],
    ['not where the reader does not', false, 'Q', undefined],
    ['not with the page’s own questions', true, 'IntrospectionQuery', undefined],
  ])('asks for a report %s', async (_, wanted, name, expected) => {
    wantsReport = wanted
    let headers: unknown
    await watch(name, async (_parameters, options) => {
      headers = options?.headers
      return { data: {} }
    })
    expect(headers).toEqual(expected)
  })

  it('tells the report of the request, whichever part of the answer brings it', async () => {
    const report = { totalMilliseconds: 4.2, calls: [], pruned: [], isCut: false }
    await watch('Q', inParts([{ data: {}, extensions: { report }, hasNext: true }, { hasNext: false }]))
    expect(told.map(({ request }) => request)).toEqual([report, report])
  })

  it('sends no subscription', async () => {
    const never: Fetcher = () => {
      throw new Error('A subscription was sent.')
    }
    expect(await watch('S', never)).toEqual(sentence('No subscriptions.'))
    expect(await watch('Before', never, 'subscription Now { a }')).toEqual(sentence('No subscriptions.'))
  })

  it.each([
    ['the one that is there, where GraphiQL still names the query before', 'Before', 'query Now { a }', 'Now'],
    ['the one that is named, where there are several', 'Q', three, 'Q'],
    ['what GraphiQL says, where the name is none of several', 'Before', three, 'Before'],
    ['what GraphiQL says, where the text cannot be read', 'Before', 'query {', 'Before'],
  ])('asks for %s', async (_, name, query, expected) => {
    const asked: unknown[] = []
    const note: Fetcher = async (parameters) => {
      asked.push(parameters.operationName)
      return { data: {} }
    }
    await watch(name, note, query)
    expect(asked).toEqual([expected])
  })
})

/** Asks the hub as GraphiQL does. */
async function ask(whom: SignInState, response: Response | undefined): Promise<unknown> {
  const key = await makeProofKey()
  const edges: HubEdges = {
    config: { publicUrl: 'http://localhost:4000/graphql' },
    keys: { find: async () => key },
    asWhom: async () => whom,
    now: () => new Date(),
    language: () => 'en',
    fetch: async (url, init) => {
      sent.push({ url, headers: new Headers(init.headers) })
      return response ?? Promise.reject(new TypeError('failed to fetch'))
    },
  }
  const headers = { 'content-type': 'application/json' }
  const answer = await hubFetch(edges)('/graphql', { method: 'POST', headers, body: '{"query":"{ a }"}' })
  return answer.json()
}

async function watch(operationName: string, fetcher: Fetcher, query = three): Promise<unknown> {
  const watched = watchedFetcher({
    fetcher,
    tell: (one) => told.push(one),
    noSubscription: () => 'No subscriptions.',
    wantsReport: () => wantsReport,
  })
  const answer = await watched({ query, operationName })
  if (!(Symbol.asyncIterator in answer)) return JSON.parse(JSON.stringify(answer))
  const parts: unknown[] = []
  for await (const part of Object(answer)) parts.push(part)
  return parts
}

function inParts(parts: readonly object[]): Fetcher {
  return async function* () {
    for (const part of parts) yield Object(part)
  }
}

function sentence(message: string): unknown {
  return { errors: [{ message }] }
}
