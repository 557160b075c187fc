import { gzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { newServer } from './new-server.ts'

const limit = 2_048
const server = newServer({ logger: pino({ level: 'silent' }), bodyBytes: limit })
server.post('/', async (request) => ({ body: request.body, bytes: request.bytes?.toString('base64') }))
afterAll(() => server.close())

type Headers = Readonly<Record<string, string>>

function send(payload: Buffer | string, headers: Headers = {}): Promise<LightMyRequestResponse> {
  return server.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

const gzip = { 'content-encoding': 'gzip' }
const text = '{"query":"{ nama }","ü":1}'

describe('a body that can be read', () => {
  it.each<[string, Headers]>([
    ['plain JSON', {}],
    ['JSON that says it is UTF-8', { 'content-type': 'application/json; charset=UTF-8' }],
    ['JSON of a special kind', { 'content-type': 'application/graphql+json' }],
    ['JSON that says it is not encoded', { 'content-encoding': 'identity' }],
  ])('is %s, and its exact bytes are kept', async (_, headers) => {
    const answer = await send(text, headers)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ body: JSON.parse(text), bytes: Buffer.from(text).toString('base64') })
  })

  it('may be gzip, and the bytes kept are those after decompression', async () => {
    const answer = await send(gzipSync(text), gzip)
    expect(answer.json()).toEqual({ body: JSON.parse(text), bytes: Buffer.from(text).toString('base64') })
  })
})

describe('a body that is refused', () => {
  it.each<[string, Buffer | string, Headers, number, string]>([
    ['a gzip bomb', gzipSync(JSON.stringify('a'.repeat(500_000))), gzip, 413, 'TOO_LARGE'],
    ['a body over the limit', JSON.stringify('a'.repeat(limit)), {}, 413, 'TOO_LARGE'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA'],
    [
      'a quoted other charset',
      '{}',
      { 'content-type': 'application/json; charset="latin1"' },
      415,
      'UNSUPPORTED_MEDIA',
    ],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA'],
    ['a type that only begins like JSON', '{}', { 'content-type': 'application/jsonp' }, 415, 'UNSUPPORTED_MEDIA'],
    ['another encoding', '{}', { 'content-encoding': 'br' }, 415, 'UNSUPPORTED_MEDIA'],
    ['what is not gzip and says it is', '{}', gzip, 400, 'BAD_INPUT'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), {}, 400, 'BAD_INPUT'],
    ['what is not JSON', '{"query":', {}, 400, 'BAD_INPUT'],
    ['a key __proto__', '{"variables":{"__proto__":{"isAdmin":true}}}', {}, 400, 'BAD_INPUT'],
    ['an escaped key __proto__', '{"\\u005f_proto__":{"isAdmin":true}}', {}, 400, 'BAD_INPUT'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"isAdmin":true}}}', {}, 400, 'BAD_INPUT'],
  ])('is %s', async (_, payload, headers, status, code) => {
    const answer = await send(payload, headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().errors).toMatchObject([{ extensions: { code } }])
  })
})
