import { createHash } from 'node:crypto'
import { readTrustedDocuments } from '@simpul/gateway'
import { type IdleGateway, idleGateway } from './idle-gateway.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const trusted = 'query Trusted { kind: __typename }'
const manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: hashOf(trusted), name: 'Trusted', type: 'query', body: trusted }],
}
const trustedDocuments = readTrustedDocuments(JSON.stringify(manifest))
const [disnaker, migrantCare] = ['disnaker-jember', 'migrant-care-jember']

let open: IdleGateway
let closed: IdleGateway

beforeAll(async () => {
  open = await idleGateway({ trustedDocuments })
  closed = await idleGateway({ trustedDocuments, onlyTrustedDocuments: true })
}, 60_000)

afterAll(async () => {
  await open?.close()
  await closed?.close()
})

type Asked = Readonly<Record<string, unknown>>

/** What one gateway answers to one body: its data, or the codes of its errors. */
async function ask(gateway: IdleGateway, body: Asked, agency?: string): Promise<unknown> {
  const headers = agency === undefined ? {} : await gateway.headersOf(agency)
  return told(await gateway.server.inject({ method: 'POST', url: '/graphql', headers, payload: body }))
}

async function get(gateway: IdleGateway, parameters: Readonly<Record<string, string>>, agency?: string) {
  const headers = agency === undefined ? {} : await gateway.headersOf(agency, 'GET')
  return told(await gateway.server.inject({ method: 'GET', url: '/graphql', query: parameters, headers }))
}

function told(answer: { readonly statusCode: number; json(): unknown }): unknown {
  const { data, errors = [] } = answer.json() as {
    readonly data?: unknown
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
  }
  return data ?? [answer.statusCode, ...errors.map(({ extensions }) => extensions.code)]
}

const byHash = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })
const data = { kind: 'Query' }

describe('a trusted document', () => {
  it.each<[string, Asked]>([
    ['the hash that Apollo Client sends', { extensions: byHash(hashOf(trusted)) }],
    ['its documentId', { documentId: hashOf(trusted) }],
    ['its id', { id: hashOf(trusted) }],
    ['its text', { query: trusted }],
  ])('runs by %s, beside others and alone', async (_, body) => {
    expect(await ask(open, body)).toEqual(data)
    expect(await ask(closed, body, disnaker)).toEqual(data)
  })

  it('runs by GET', async () => {
    const extensions = JSON.stringify(byHash(hashOf(trusted)))
    expect(await get(closed, { extensions })).toEqual(data)
    expect(await get(closed, { documentId: hashOf(trusted) }, disnaker)).toEqual(data)
  })
})

describe('where only trusted documents run', () => {
  const other = '{ kind: __typename }'

  it.each<[string, Asked]>([
    ['another document', { query: other }],
    ['a mutation', { query: 'mutation { __typename }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['another document with its hash', { query: other, extensions: byHash(hashOf(other)) }],
    ['an unknown hash', { extensions: byHash(hashOf(other)) }],
    ['an unknown id', { documentId: 'x' }],
    ['a text that begins as a trusted one', { query: `${trusted} ` }],
  ])('%s is refused, whoever asks', async (_, body) => {
    expect(await ask(closed, body)).toEqual([400, 'PERSISTED_QUERY_NOT_IN_LIST'])
    expect(await ask(closed, body, disnaker)).toEqual([400, 'PERSISTED_QUERY_NOT_IN_LIST'])
  })

  it('another document is refused by GET, also beside the id of a trusted one', async () => {
    expect(await get(closed, { query: other })).toEqual([400, 'PERSISTED_QUERY_NOT_IN_LIST'])
    expect(await get(closed, { query: other, documentId: hashOf(trusted) })).toEqual([400, 'BAD_INPUT'])
  })

  it('a request without any document is refused as it is everywhere', async () => {
    expect(await ask(closed, { variables: {} })).toEqual([400, 'BAD_REQUEST'])
    expect(await ask(closed, { query: { kind: 'Document' } })).toEqual([400, 'BAD_REQUEST'])
  })
})

describe('a document that a client stores by its hash', () => {
  const stored = '{ kind: __typename again: __typename }'
  const both = { kind: 'Query', again: 'Query' }
  const hash = { extensions: byHash(hashOf(stored)) }

  it('is asked for once, as Apollo Client expects it, and runs by its hash from then on', async () => {
    const unknown = await open.server.inject({ method: 'POST', url: '/graphql', payload: hash })
    expect(unknown.statusCode).toBe(200)
    expect(unknown.json()).toEqual({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    expect(await ask(open, { query: stored, ...hash })).toEqual(both)
    expect(await ask(open, hash)).toEqual(both)
    expect(await get(open, { extensions: JSON.stringify(hash.extensions) })).toEqual(both)
  })

  it('is found by its own agency alone', async () => {
    const missing = [200, 'PERSISTED_QUERY_NOT_FOUND']
    expect(await ask(open, hash, disnaker)).toEqual(missing)
    expect(await ask(open, { query: stored, ...hash }, disnaker)).toEqual(both)
    expect(await ask(open, hash, disnaker)).toEqual(both)
    expect(await ask(open, hash, migrantCare)).toEqual(missing)
  })

  it('is not pushed out by what others store', async () => {
    await ask(open, { query: stored, ...hash }, disnaker)
    for (let number = 0; number < 1_200; number += 1) {
      const query = `{ a${number}: __typename }`
      await ask(open, { query, extensions: byHash(hashOf(query)) })
    }
    expect(await ask(open, hash)).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
    expect(await ask(open, hash, disnaker)).toEqual(both)
  }, 60_000)

  it('is refused under the hash of another, and is then not stored', async () => {
    const query = '{ other: __typename }'
    expect(await ask(open, { query, extensions: byHash(hashOf(`${query} `)) }, migrantCare)).toEqual([400, 'BAD_INPUT'])
    expect(await ask(open, { extensions: byHash(hashOf(query)) }, migrantCare)).toEqual([
      200,
      'PERSISTED_QUERY_NOT_FOUND',
    ])
  })
})
