import type { Caller } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { bucketOf, hashOf, persistedQueries } from './persisted-queries.ts'
import { type AskedDocument, type DocumentSources, documentResolver } from './resolve-document.ts'
import { readTrustedDocuments } from './trusted-documents.ts'

const officer: Caller = {
  kind: 'agency',
  agency: 'a',
  agencyKind: 'GOVERNMENT',
  person: 'p',
  role: 'OFFICER',
  purpose: 'VERIFICATION',
}
const names = 'query Names { worker(id: "1") { fullName } }'
const operation = { id: hashOf(names), name: 'Names', type: 'query', body: names }

function manifest(...operations: readonly unknown[]): string {
  return JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations })
}

const hashed = (sha256Hash: string, version = 1) => ({ extensions: { persistedQuery: { version, sha256Hash } } })

function resolver(changes: Partial<DocumentSources> = {}) {
  const resolve = documentResolver({
    trusted: readTrustedDocuments(manifest(operation)),
    onlyTrusted: false,
    persisted: persistedQueries({ count: 2, characters: 200 }),
    ...changes,
  })
  return (asked: AskedDocument, bucket = 'agency a') => {
    try {
      return resolve(asked, bucket)
    } catch (error) {
      return error instanceof HubError ? error.code : error
    }
  }
}

describe('a list of trusted documents', () => {
  it('finds each document by its id, and knows its text', () => {
    const { id: _, ...rest } = operation
    const trusted = readTrustedDocuments(manifest(operation, { ...rest, id: 'short' }))
    expect(trusted.find(operation.id)).toBe(names)
    expect(trusted.find(`sha256:${operation.id}`)).toBe(names)
    expect(trusted.find('short')).toBe(names)
    expect(trusted.find('constructor')).toBeUndefined()
    expect([trusted.has(names), trusted.has(`${names} `)]).toEqual([true, false])
    expect(trusted.size).toBe(2)
  })

  it.each([
    ['that is not JSON', '{', 'it is not JSON'],
    ['of another format', '{"format":"relay","version":1,"operations":[]}', 'format: '],
    ['of another version', '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}', 'version: '],
    ['without operations', '{"format":"apollo-persisted-query-manifest","version":1}', 'operations: '],
    ['that is a list', '[]', 'it: '],
    ['with an operation without an id', manifest(operation, { ...operation, id: undefined }), 'operations.1.id: '],
    ['with an operation of no known type', manifest({ ...operation, type: 'read' }), 'operations.0.type: '],
    ['with a body that is not GraphQL', manifest({ ...operation, body: '{ a ' }), 'operations.0.body: Syntax Error'],
    [
      'with two operations of one id',
      manifest(operation, { ...operation, body: '{ other }' }),
      'operations.1.id: another operation has the id',
    ],
  ])('%s is refused, and the sentence names the place', (_, text, place) => {
    expect(() => readTrustedDocuments(text)).toThrow('The list of trusted documents cannot be read. ')
    expect(() => readTrustedDocuments(text)).toThrow(place)
  })

  it('with a hundred faults names the first twenty', () => {
    const faults = Array.from({ length: 100 }, () => ({ ...operation, body: '{' }))
    const differing = faults.map((one, place) => ({ ...one, id: `${place}` }))
    expect(() => readTrustedDocuments(manifest(...differing))).toThrow(/operations\.19\.body: [^;]*; and 80 more$/)
  })
})

describe('the document of a request', () => {
  it.each<[string, AskedDocument, string | undefined]>([
    ['its text', { query: '{ a }' }, '{ a }'],
    ['nothing', {}, undefined],
    ['a text that is none', { query: { kind: 'Document' } }, undefined],
    ['the hash of a trusted one', hashed(operation.id), names],
    ['the documentId of a trusted one', { documentId: operation.id }, names],
    ['the id of a trusted one', { id: operation.id }, names],
    ['the id of a trusted one with its text', { id: operation.id, query: names }, names],
    ['the id of a trusted one with another text', { id: operation.id, query: '{ a }' }, 'BAD_INPUT'],
    ['an unknown documentId', { documentId: 'x' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an unknown id', { id: '__proto__' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an id of the client’s own beside the text', { id: 'request-7', query: '{ a }' }, '{ a }'],
    ['an unknown hash', hashed(hashOf('{ a }')), 'PERSISTED_QUERY_NOT_FOUND'],
    ['a hash with its text', { query: '{ a }', ...hashed(hashOf('{ a }')) }, '{ a }'],
    ['a hash with another text', { query: '{ b }', ...hashed(hashOf('{ a }')) }, 'BAD_INPUT'],
    ['a hash of another version', hashed(operation.id, 2), 'BAD_INPUT'],
    ['no hash where there should be one', { query: '{ a }', extensions: { persistedQuery: 'x' } }, 'BAD_INPUT'],
    ['other extensions', { query: '{ a }', extensions: { trace: true } }, '{ a }'],
    ['extensions that are none', { query: '{ a }', extensions: 'x' }, '{ a }'],
  ])('by %s', (_, asked, expected) => {
    expect(resolver()(asked)).toBe(expected)
  })

  it.each<[string, AskedDocument, string | undefined]>([
    ['the id of a trusted one', { documentId: operation.id }, names],
    ['the hash of a trusted one', hashed(operation.id), names],
    ['the text of a trusted one', { query: names }, names],
    ['another text', { query: '{ a }' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['introspection', { query: '{ __schema { types { name } } }' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['another text with its hash', { query: '{ a }', ...hashed(hashOf('{ a }')) }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['another hash', hashed(hashOf('{ a }')), 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['nothing', {}, undefined],
  ])('where only trusted ones run, by %s', (_, asked, expected) => {
    expect(resolver({ onlyTrusted: true })(asked)).toBe(expected)
  })

  it('is refused where only trusted ones run and there is no list', () => {
    expect(resolver({ onlyTrusted: true, trusted: undefined })({ query: names })).toBe('PERSISTED_QUERY_NOT_IN_LIST')
  })
})

describe('a stored document', () => {
  const [short, other, third] = ['{ a }', '{ b }', '{ c }'] as const
  const withHash = (query: string) => ({ query, ...hashed(hashOf(query)) })

  it('is found by its hash, in its own bucket alone', () => {
    const resolve = resolver()
    expect(resolve(withHash(short))).toBe(short)
    expect(resolve(hashed(hashOf(short)))).toBe(short)
    expect(resolve(hashed(hashOf(short)), 'agency b')).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect(resolve(hashed(hashOf(short)), 'public')).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  it('makes room by number and by size, and takes none of another bucket', () => {
    const resolve = resolver()
    resolve(withHash(short), 'agency b')
    for (const query of [short, other, third]) resolve(withHash(query))
    const kept = () => [short, other, third].map((query) => resolve(hashed(hashOf(query))))
    expect(kept()).toEqual(['PERSISTED_QUERY_NOT_FOUND', other, third])
    resolve(withHash(`{ ${'d '.repeat(80)} }`))
    expect(kept()).toEqual(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_FOUND', third])
    resolve(withHash(`{ ${'e '.repeat(200)} }`))
    expect(kept()[2]).toBe(third)
    expect(resolve(hashed(hashOf(short)), 'agency b')).toBe(short)
  })

  it('is in the bucket of the caller’s agency, of all subjects or of the public', () => {
    const colleague: Caller = { ...officer, person: 'q', role: 'HEAD' }
    expect([officer, colleague].map(bucketOf)).toEqual(['agency a', 'agency a'])
    expect(bucketOf({ kind: 'subject', person: 's' })).toBe('subject')
    expect(bucketOf({ kind: 'public' })).toBe('public')
  })
})
