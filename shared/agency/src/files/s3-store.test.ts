import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { s3Store } from './s3-store.ts'
import { sha256, signatureV4 } from './testing/signature-v4.ts'

const credentials = { accessKeyId: 'the-key', secretAccessKey: 'the secret/+=', region: 'ap-southeast-3' }

/** A small store with the S3 API: it keeps objects of one bucket for whoever signs with the secret. */
const objects = new Map<string, Buffer>()
let failures = 0
let server: Server
let url: string

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await buffer(request)
    if (failures > 0) {
      failures -= 1
      return response.writeHead(503).end()
    }
    if (!isSigned(request, body)) return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
    return response
      .writeHead(...answer(request, body))
      .end(request.method === 'GET' ? objects.get(request.url ?? '') : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/berkas/`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => objects.clear())

function answer({ method, url: path = '' }: IncomingMessage, body: Buffer): [number] {
  if (method === 'PUT') objects.set(path, body)
  if (method === 'GET') return [objects.has(path) ? 200 : 404]
  if (method === 'DELETE') objects.delete(path)
  return [method === 'DELETE' ? 204 : 200]
}

function isSigned({ method = '', url: path = '', headers }: IncomingMessage, body: Buffer): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  const [, region = '', names = '', signature] = found ?? []
  const time = String(headers['x-amz-date'])
  const payloadHash = String(headers['x-amz-content-sha256'])
  if (method === 'PUT' && payloadHash !== sha256(body)) return false
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const request = { method, path, headers: given, signedHeaders: names.split(';'), payloadHash }
  const isNow = /^\d{8}T\d{6}Z$/.test(time) && region === credentials.region
  return isNow && signatureV4(request, { secret: credentials.secretAccessKey, time, region }) === signature
}

const stored = (key: string) => objects.get(`/berkas/${key}`)

describe('the signature that the test’s store checks', () => {
  // the examples of "Signature Calculations for the Authorization Header" in the Amazon S3 API reference
  const example = { secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', time: '20130524T000000Z', region: 'us-east-1' }
  const host = 'examplebucket.s3.amazonaws.com'
  const empty = sha256('')

  it.each([
    [
      'GET an object',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      { method: 'GET', path: '/test.txt', payloadHash: empty, headers: { range: 'bytes=0-9' } },
    ],
    [
      'PUT an object',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      {
        method: 'PUT',
        path: '/test%24file.text',
        payloadHash: sha256('Welcome to Amazon S3.'),
        headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      },
    ],
  ])('is that of the published example: %s', (_, signature, { headers: own, ...request }) => {
    const { payloadHash } = request
    const headers = { ...own, host, 'x-amz-content-sha256': payloadHash, 'x-amz-date': example.time }
    expect(signatureV4({ ...request, headers, signedHeaders: Object.keys(headers).sort() }, example)).toBe(signature)
  })
})

describe('a store behind the S3 API', () => {
  const bytes = randomBytes(200_000)

  it('puts, gives and deletes what it signs for', async () => {
    const store = s3Store({ url, ...credentials })
    const key = randomUUID()
    await store.put(key, Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]))
    expect(stored(key)?.equals(bytes)).toBe(true)
    const found = await store.get(key)
    expect(found && bytes.equals(await buffer(Readable.from(found)))).toBe(true)
    await store.delete(key)
    await store.delete(key)
    expect(await store.get(key)).toBeUndefined()
  })

  it.each([
    ['another secret', { secretAccessKey: 'another' }],
    ['another key', { accessKeyId: 'another' }],
    ['another region', { region: 'us-east-1' }],
  ])('is refused with %s, and keeps nothing', async (_, other) => {
    const store = s3Store({ url, ...credentials, ...other })
    await expect(store.put(randomUUID(), Readable.from([bytes]))).rejects.toThrow('The object store answered 403.')
    await expect(store.get(randomUUID())).rejects.toThrow('403')
    expect(objects.size).toBe(0)
  })

  it('tries again where the store fails for a moment, and says so where it does not come back', async () => {
    const store = s3Store({ url, ...credentials })
    const key = randomUUID()
    failures = 2
    await store.put(key, Readable.from([bytes]))
    expect(stored(key)?.equals(bytes)).toBe(true)
    failures = 3
    await expect(store.get(key)).rejects.toThrow('The object store answered 503.')
  })

  it('takes no path for a key', async () => {
    const store = s3Store({ url, ...credentials })
    await expect(store.put('../other-bucket/x', Readable.from([bytes]))).rejects.toThrow(
      'The key of an object is a UUID',
    )
    expect(objects.size).toBe(0)
  })
})
