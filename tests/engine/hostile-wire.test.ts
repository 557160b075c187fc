import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { readAnswer, type SendToSubgraph, type SubgraphTransport, subgraphTransport } from '@simpul/gateway'
import { type HostileOperation, honestAnswer, hostileOperation, prototypes } from './hostile.ts'
import { deepTexts } from './hostile-values.ts'

const query = '{ people { id name } first { home { city } pets { id name } } openToday }'
const rest = {
  people: [
    { id: '1', name: 'Person 1' },
    { id: '2', name: 'Person 2' },
  ],
  first: { home: { city: 'Jember' }, pets: null },
  openToday: true,
}

/** What the subgraph of pets does with a response, given what an honest one would say. */
type Lie = (response: ServerResponse, honest: string) => void

const json = { 'content-type': 'application/json' }
const answerBytes = 2_000_000
const gigabyte = 1024 ** 3

let operation: HostileOperation
let server: Server
let origin: string
let transport: SubgraphTransport
let lie: Lie = (response, honest) => response.writeHead(200, json).end(honest)
const before = prototypes()

beforeAll(async () => {
  operation = await hostileOperation(query)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    response.on('error', () => undefined)
    lie(response, await honestAnswer({ subgraph: 'pets', body } as Parameters<SendToSubgraph>[0]))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

beforeEach(() => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  origin = `http://127.0.0.1:${port}`
  transport = transportFor(400)
})

function transportFor(timeoutMilliseconds: number): SubgraphTransport {
  return subgraphTransport({ origin, limits: { timeoutMilliseconds, answerBytes, connections: 4 } })
}

afterEach(async () => {
  await transport.close()
  expect(prototypes()).toBe(before)
})

/** Only the pets come over the wire. */
const send: SendToSubgraph = async (request) => {
  if (request.subgraph !== 'pets') return JSON.parse(await honestAnswer(request))
  try {
    return readAnswer(await transport.post({ path: '/', body: request.body, isIdempotent: !request.isMutation }))
  } catch {
    return { data: null, errors: [{ message: 'No answer of the pets.' }] }
  }
}

/** Writes pieces for as long as the other side takes them. */
function pour(response: ServerResponse, piece: string, written: { bytes: number } = { bytes: 0 }): void {
  response.writeHead(200, json)
  const more = () => {
    while (written.bytes < gigabyte && !response.destroyed) {
      written.bytes += piece.length
      if (!response.write(piece)) return
    }
  }
  response.on('drain', more)
  more()
}

describe('a subgraph that lies on the wire', () => {
  it('would be believed if it did not', async () => {
    const pets = [
      { id: '11', name: 'Pet 11' },
      { id: '12', name: 'Pet 12' },
    ]
    await transport.close()
    transport = transportFor(30_000) // a busy machine is slow, not a liar
    expect(await operation.run(send)).toEqual({
      data: { ...rest, first: { home: { city: 'Jember' }, pets } },
      errors: [],
    })
  })

  it.each<[string, Lie]>([
    ['never answers', () => undefined],
    ['never ends its headers', (response) => response.socket?.write('HTTP/1.1 200 OK\r\na: b\r\n')],
    ['never ends its answer', (response) => response.writeHead(200, json).write('{"data":')],
    ['drips', (response) => response.writeHead(200, json) && drip(response)],
    ['hangs up', (response) => response.socket?.resetAndDestroy()],
    ['hangs up in the answer', (response, honest) => hangUpIn(response, honest)],
    [
      'ends sooner than it said',
      (response, honest) => response.writeHead(200, { ...json, 'content-length': honest.length + 5 }).end(honest),
    ],
    [
      'sends its caller elsewhere',
      (response, honest) => response.writeHead(302, { location: '/elsewhere' }).end(honest),
    ],
    ['answers a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>')],
    ['answers as a page', (response, honest) => response.writeHead(200, { 'content-type': 'text/html' }).end(honest)],
    ['answers half of it', (response, honest) => response.writeHead(200, json).end(honest.slice(0, -10))],
    ['answers twice', (response, honest) => response.writeHead(200, json).end(honest + honest)],
    ['answers nothing', (response) => response.writeHead(200, json).end()],
    [
      'answers what is not UTF-8',
      (response, honest) => response.writeHead(200, json).end(Buffer.from(honest.replace('Pet', 'Pét'), 'latin1')),
    ],
    ['answers in UTF-16', (response, honest) => response.writeHead(200, json).end(Buffer.from(honest, 'utf16le'))],
    [
      'answers compressed',
      (response, honest) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(honest)),
    ],
    ['answers that it fails', (response, honest) => response.writeHead(500, json).end(honest)],
    [
      'answers with headers without end',
      (response) => response.writeHead(200, { ...json, 'x-flood': 'x'.repeat(100_000) }).end('{}'),
    ],
    ['answers something that is too deep', (response) => response.writeHead(200, json).end(deepTexts[0])],
  ])('and %s costs its own part of the answer and nothing else', async (_, told) => {
    lie = told
    const { data, errors } = await operation.run(send)
    expect(data).toEqual(rest)
    expect(errors).toEqual([expect.objectContaining({ message: 'No answer of the pets.' })])
  })

  it.each([
    ['spaces', ' '.repeat(65_536)],
    ['objects', '{"data":'.repeat(8_192)],
  ])('and pours out a gigabyte of %s is cut off after little of it', async (_, piece) => {
    const written = { bytes: 0 }
    lie = (response) => pour(response, piece, written)
    const memory = process.memoryUsage().rss
    expect((await operation.run(send)).data).toEqual(rest)
    expect(written.bytes).toBeLessThan(32 * 1024 * 1024)
    expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 1024 * 1024)
  })
})

function drip(response: ServerResponse): void {
  const drops = setInterval(() => response.write(' '), 10)
  response.once('close', () => clearInterval(drops))
}

function hangUpIn(response: ServerResponse, honest: string): void {
  response.writeHead(200, json).write(honest.slice(0, 20), () => response.socket?.resetAndDestroy())
}
