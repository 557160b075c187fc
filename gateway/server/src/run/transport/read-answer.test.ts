import { readAnswer } from './read-answer.ts'

const graphql = 'application/graphql-response+json; charset=utf-8'
const answer = (body: unknown, { status = 200, contentType = 'application/json' as string | undefined } = {}) => ({
  status,
  contentType,
  text: typeof body === 'string' ? body : JSON.stringify(body),
})

const globals = [Object.prototype, Array.prototype, Function.prototype]
const untouched = globals.map((one) => Object.getOwnPropertyNames(one))

afterEach(() => {
  expect(globals.map((one) => Object.getOwnPropertyNames(one))).toEqual(untouched)
})

describe('an answer', () => {
  it('is read in its parts', () => {
    const whole = { data: { a: 1 }, extensions: { boundary: { closed: [] }, other: 1 } }
    expect(readAnswer(answer(whole))).toEqual({ data: { a: 1 }, errors: undefined, boundary: { closed: [] } })
    expect(readAnswer(answer(whole, { contentType: undefined })).data).toEqual({ a: 1 })
  })

  it('may hold a key that other objects have as their prototype, as its own', () => {
    const { data } = readAnswer(
      answer('{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}'),
    )
    expect(Object.getOwnPropertyNames(data)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('has no parts but its own', () => {
    expect(() => readAnswer(answer('{"__proto__":{"data":{"a":1}}}'))).toThrow('neither data nor errors')
    const { boundary } = readAnswer(answer('{"data":null,"extensions":{"__proto__":{"boundary":1}}}'))
    expect(boundary).toBeUndefined()
  })

  it.each<[string, ReturnType<typeof answer>, string]>([
    ['a text that is no JSON', answer('<html>'), 'JSON'],
    ['nothing', answer(''), 'JSON'],
    ['JSON and more', answer('{"data":{}}{}'), 'JSON'],
    ['a list', answer([]), 'not an object'],
    ['null', answer('null'), 'not an object'],
    ['data that is a list', answer({ data: [] }), 'data that is not an object'],
    ['data that is a text', answer({ data: 'a' }), 'data that is not an object'],
    ['neither data nor errors', answer({ errors: null }), 'neither data nor errors'],
    ['another media type', answer({ data: {} }, { contentType: 'text/html' }), 'not JSON'],
    ['a status that says no', answer({ data: {} }, { status: 500 }), 'status 500'],
    [
      'a refusal of who asks',
      answer({ errors: [{ message: 'no' }] }, { status: 401, contentType: graphql }),
      'status 401',
    ],
    ['a refusal in plain JSON', answer({ errors: [{ message: 'no' }] }, { status: 400 }), 'status 400'],
    ['a refusal without errors', answer({ data: {} }, { status: 400, contentType: graphql }), 'status 400'],
  ])('is refused where it is %s', (_, given, reason) => {
    expect(() => readAnswer(given)).toThrow(reason)
  })

  it.each([400, 422])('of status %i is read where it is GraphQL’s own', (status) => {
    const given = answer({ errors: [{ message: 'Unknown field.' }] }, { status, contentType: graphql })
    expect(readAnswer(given)).toEqual({ data: null, errors: [{ message: 'Unknown field.' }], boundary: undefined })
  })
})

describe('the errors of an answer', () => {
  const errorsOf = (errors: unknown) => readAnswer(answer({ data: null, errors })).errors

  it('are read part by part', () => {
    const error = { message: 'no', path: ['a', 0, 'b'], extensions: { code: 'X' } }
    expect(errorsOf([{ ...error, locations: [{ line: 1, column: 1 }], stack: 'secret' }])).toEqual([error])
  })

  it.each([
    ['a path that is no list', { path: 'a' }],
    ['a path with an object in it', { path: ['a', {}] }],
    ['a path with half an index', { path: ['a', 0.5] }],
    ['a path with a list in it', { path: [['a']] }],
    ['a path without end', { path: Array(100_000).fill('a') }],
    ['extensions that are no object', { extensions: ['a'] }],
    ['extensions that are too large', { extensions: { a: 'x'.repeat(20_000) } }],
  ])('stand without %s', (_, part) => {
    expect(errorsOf([{ message: 'no', ...part }])).toEqual([{ message: 'no' }])
  })

  it.each([
    ['a prototype', '{"__proto__":{"a":1}}'],
    ['a prototype, spelt otherwise', '{"a":[{"\\u005f_proto__":{"a":1}}]}'],
    ['more depth than can be written', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('stand without extensions that hold %s', (_, extensions) => {
    const text = `{"data":null,"errors":[{"message":"no","extensions":${extensions}}]}`
    expect(readAnswer(answer(text)).errors).toEqual([{ message: 'no' }])
  })

  it('are cut where they are too long or too many', () => {
    const many = errorsOf(Array(5_000).fill({ message: 'x'.repeat(5_000) }))
    expect([many?.length, many?.[0]?.message.length]).toEqual([1_000, 2_000])
  })

  it.each<[string, unknown]>([
    ['is a text', 'no'],
    ['is a list of texts', ['no']],
    ['has no message', [{ path: ['a'] }, null, 5]],
    ['has a message of another kind', [{ message: { a: 1 } }]],
  ])('say that something is wrong, where what stands there %s', (_, errors) => {
    expect(errorsOf(errors)).toEqual([
      {
        message: 'A subgraph reported an error in a form that cannot be read.',
        extensions: { code: 'SUBGRAPH_FAILED' },
      },
    ])
  })

  it('may be chosen among, and those that are left out do not count among the most', () => {
    const errors = [...Array(2_000).fill({ message: 'closed' }), { message: 'no' }]
    const read = readAnswer(answer({ data: null, errors }), ({ message }) => message !== 'closed')
    expect(read.errors).toEqual([{ message: 'no' }])
  })
})
