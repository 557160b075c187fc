import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { SubgraphLimits } from './subgraph-limits.ts'
import { type SubgraphTransport, subgraphTransport, type TransportRequest } from './subgraph-transport.ts'
import { type Answer, type Loopback, loopback, rawLoopback } from './testing/loopback.ts'
import { TransportError } from './transport-error.ts'

const limits: SubgraphLimits = { timeoutMilliseconds: 5_000, answerBytes: 1_000_000, connections: 4 }
const short = { timeoutMilliseconds: 150 }
const json = { 'content-type': 'application/json' }
const good = '{"data":{"a":1}}'
const read: TransportRequest = { path: '/graphql', body: '{"query":"{ a }"}', isIdempotent: true }
const mutation: TransportRequest = { ...read, body: '{"query":"mutation { a }"}', isIdempotent: false }

let server: Loopback
let transport: SubgraphTransport

afterEach(async () => {
  await transport.close()
  await server.close()
})

async function serve(answer: Answer, changes: Partial<SubgraphLimits> = {}): Promise<void> {
  server = await loopback(answer)
  transport = subgraphTransport({ origin: server.origin, limits: { ...limits, ...changes } })
}

async function serveRaw(answer: (socket: Socket) => void, changes: Partial<SubgraphLimits> = {}): Promise<void> {
  server = await rawLoopback(answer)
  transport = subgraphTransport({ origin: server.origin, limits: { ...limits, ...changes } })
}

/** The fault of a request that fails; its status where it does not. */
async function outcomeOf(request: TransportRequest): Promise<string | number> {
  try {
    return (await transport.post(request)).status
  } catch (error) {
    return error instanceof TransportError ? error.fault : `unexpected: ${error}`
  }
}

describe('an answer', () => {
  it('comes whole, over a connection that is kept', async () => {
    const heard: unknown[] = []
    await serve(
      (request, response, body) => {
        heard.push([request.method, request.url, request.headers['accept-encoding'], request.headers['x-own'], body])
        response.writeHead(200, json).end(good)
      },
      { connections: 1 },
    )
    const answers = []
    for (let n = 0; n < 3; n += 1) answers.push(await transport.post({ ...read, headers: { 'x-own': 'yes' } }))
    const whole = { status: 200, text: good, receivedBytes: 16, contentType: 'application/json', attempts: 1 }
    expect(answers).toEqual([whole, whole, whole])
    expect(heard).toEqual(Array(3).fill(['POST', '/graphql', 'identity', 'yes', read.body]))
    expect(server.connections()).toEqual({ made: 1, open: 1 })
    expect(transport.state()).toEqual({ inFlight: 0, waiting: 0, breaker: 'closed' })
  })

  it.each(['ASCII', 'é', '’ 漢字 😀'])('of %s is the same text, wherever its bytes are parted', async (letters) => {
    const text = JSON.stringify({ data: { letters: letters.repeat(20) } })
    const bytes = Buffer.from(text)
    await serve((_, response) => {
      response.writeHead(200, json)
      const write = (at: number) => {
        if (at >= bytes.length) response.end()
        else response.write(bytes.subarray(at, at + 7), () => setImmediate(write, at + 7))
      }
      write(0)
    })
    const answer = await transport.post(read)
    expect([answer.text, answer.receivedBytes]).toEqual([text, bytes.length])
  })

  it('may be empty, and of a status that is no success', async () => {
    await serve((_, response) => response.writeHead(404).end())
    expect(await transport.post(read)).toEqual({
      status: 404,
      text: '',
      receivedBytes: 0,
      contentType: undefined,
      attempts: 1,
    })
  })
})

describe('the time of a request', () => {
  const isOver = async () => {
    const outcomes = [await outcomeOf(read), await outcomeOf(mutation)]
    await server.ended(2)
    expect([outcomes, transport.state().inFlight]).toEqual([['TIMEOUT', 'TIMEOUT'], 0])
  }

  it('is over where the connection does not come about', async () => {
    server = await rawLoopback(() => undefined) // never says a word of TLS
    const origin = server.origin.replace('http', 'https')
    transport = subgraphTransport({ origin, limits: { ...limits, ...short } })
    expect([await outcomeOf(read), await outcomeOf(mutation)]).toEqual(['TIMEOUT', 'TIMEOUT'])
    await server.ended(2)
  })

  it('is over where no status comes', async () => {
    await serve(() => undefined, short)
    await isOver()
  })

  it('is over where the body does not begin', async () => {
    await serve((_, response) => response.writeHead(200, json).flushHeaders(), short)
    await isOver()
  })

  it('is over where the body drips without end', async () => {
    await serve((_, response) => {
      response.writeHead(200, json)
      const drip = setInterval(() => response.write(' '), 5)
      response.once('close', () => clearInterval(drip))
    }, short)
    await isOver()
  })

  it('is over where the headers drip without end', async () => {
    await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('a: b\r\n'), 20)
      socket.once('close', () => clearInterval(drip))
    }, short)
    await isOver()
  })

  it('is over where nothing comes but news that more is to come', async () => {
    await serveRaw((socket) => {
      const drip = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5)
      socket.once('close', () => clearInterval(drip))
    }, short)
    await isOver()
  })

  it('ends with the caller’s patience', async () => {
    await serve(() => undefined)
    const patience = new AbortController()
    const asked = outcomeOf({ ...read, signal: patience.signal })
    setTimeout(() => patience.abort(), 30)
    expect(await asked).toBe('ABANDONED')
    await server.ended(1)
    expect(await outcomeOf({ ...read, signal: patience.signal })).toBe('ABANDONED')
    expect(transport.state()).toEqual({ inFlight: 0, waiting: 0, breaker: 'closed' })
  })
})

describe('an answer that is too large', () => {
  const gigabyte = 1024 ** 3

  /** Writes as much as the other side takes, and counts it. */
  function flood(headers: Record<string, string>): {
    readonly answer: Answer
    readonly written: () => number
  } {
    const piece = Buffer.alloc(64 * 1024, 0x20)
    let written = 0
    return {
      written: () => written,
      answer: (_, response) => {
        response.writeHead(200, { ...json, ...headers })
        response.on('error', () => undefined)
        const pour = () => {
          while (written < gigabyte && !response.destroyed) {
            written += piece.length
            if (!response.write(piece)) return
          }
        }
        response.on('drain', pour)
        pour()
      },
    }
  }

  it.each([
    ['says so', { 'content-length': String(gigabyte) }],
    ['does not say so', {}],
  ])('is cut off soon, where it %s', async (_, headers) => {
    const { answer, written } = flood(headers as Record<string, string>)
    await serve(answer)
    const before = process.memoryUsage().rss
    expect([await outcomeOf(mutation), await outcomeOf(read)]).toEqual(['TOO_LARGE', 'TOO_LARGE'])
    await server.ended(2)
    expect(written()).toBeLessThan(32 * 1024 * 1024)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  it('is not let in by a compression that was not accepted', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20))
    await serve((_, response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb))
    expect(await outcomeOf(read)).toBe('UNUSABLE')
  })

  it('may be exactly as large as is allowed', async () => {
    await serve((_, response) => response.writeHead(200, json).end(good), { answerBytes: good.length })
    expect(await outcomeOf(read)).toBe(200)
  })
})

describe('an answer that is useless', () => {
  it('is a redirect, which nobody follows', async () => {
    let asked = 0
    await serve((_, response) => {
      asked += 1
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect([await outcomeOf(read), asked]).toEqual(['UNUSABLE', 1])
  })

  it('is not UTF-8', async () => {
    await serve((_, response) => response.writeHead(200, json).end(Buffer.from([0x22, 0xc3, 0x28, 0x22])))
    expect(await outcomeOf(read)).toBe('UNUSABLE')
  })

  it.each([
    ['not HTTP', 'hello\r\n\r\n'],
    ['too many headers', `HTTP/1.1 200 OK\r\n${'x-flood: 1234567890\r\n'.repeat(10_000)}`],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}x'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n{}'],
  ])('is %s', async (_, text) => {
    await serveRaw((socket) => socket.once('data', () => socket.end(text)))
    expect(await outcomeOf(mutation)).toBe('UNREACHABLE')
  })
})

describe('a connection that breaks', () => {
  it('before an answer began is tried once more for a read, with headers of its own, and never for a mutation', async () => {
    const heard: unknown[] = []
    await serve((request, response) => {
      heard.push(request.headers['x-once'])
      if (heard.length % 2 === 1) request.socket.resetAndDestroy()
      else response.writeHead(200, json).end(good)
    })
    let made = 0
    const headers = () => ({ 'x-once': `token ${++made}` })
    expect(await transport.post({ ...read, headers })).toMatchObject({ text: good, attempts: 2 })
    expect(heard).toEqual(['token 1', 'token 2'])
    expect(await outcomeOf({ ...mutation, headers })).toBe('UNREACHABLE')
    expect(heard).toEqual(['token 1', 'token 2', 'token 3'])
  })

  it('in the answer is not tried again', async () => {
    let asked = 0
    await serve((request, response) => {
      asked += 1
      response.writeHead(200, { ...json, 'content-length': '100' })
      response.write('{"data"', () => setTimeout(() => request.socket.resetAndDestroy(), 20))
    })
    expect([await outcomeOf(read), asked]).toEqual(['UNREACHABLE', 1])
  })

  it.each([502, 503, 504])('at a proxy is tried again like one that breaks here: %i', async (status) => {
    let asked = 0
    await serve((_, response) => {
      asked += 1
      response.writeHead(asked % 2 === 1 ? status : 200, json).end(good)
    })
    expect([await outcomeOf(read), asked, await outcomeOf(mutation), asked]).toEqual([200, 2, status, 3])
  })

  it('twice is a failure', async () => {
    await serve(() => undefined)
    await server.close()
    expect([await outcomeOf(read), await outcomeOf(mutation)]).toEqual(['UNREACHABLE', 'UNREACHABLE'])
  })

  it('with a second attempt ends when the time is up', async () => {
    let asked = 0
    await serve((request) => {
      asked += 1
      if (asked === 1) request.socket.resetAndDestroy()
    }, short)
    expect([await outcomeOf(read), asked]).toEqual(['TIMEOUT', 2])
  })
})

describe('many requests at once', () => {
  it('go out in turn, and beyond those that may wait are refused', async () => {
    const held: (() => void)[] = []
    const heard: string[] = []
    await serve(
      (_, response, body) => {
        heard.push(body)
        held.push(() => response.writeHead(200, json).end(good))
        if (heard.length > 1) held.at(-1)?.()
      },
      { connections: 1, waiting: 2 },
    )
    const asked = ['1', '2', '3', '4'].map((body) => outcomeOf({ ...read, body }))
    expect(await asked[3]).toBe('BUSY')
    expect(transport.state()).toEqual({ inFlight: 1, waiting: 2, breaker: 'closed' })
    while (held.length === 0) await new Promise((later) => setImmediate(later))
    held[0]?.()
    expect(await Promise.all(asked)).toEqual([200, 200, 200, 'BUSY'])
    expect([heard, transport.state().inFlight, server.connections().made]).toEqual([['1', '2', '3'], 0, 1])
  })

  it('may be abandoned while they wait', async () => {
    await serve(() => undefined, { connections: 1 })
    const patience = new AbortController()
    const first = outcomeOf({ ...read, signal: patience.signal })
    const second = outcomeOf({ ...read, signal: patience.signal })
    patience.abort()
    expect([await first, await second, transport.state().waiting]).toEqual(['ABANDONED', 'ABANDONED', 0])
  })
})

describe('the breaker', () => {
  const quick = { breakerFailures: 3, breakerMilliseconds: 100 }
  const rest = () => new Promise((later) => setTimeout(later, 130))

  it('opens after failures in a row, sends nothing while it is open, tries one, and closes again', async () => {
    let asked = 0
    let isBroken = true
    const held: (() => void)[] = []
    await serve((request, response) => {
      asked += 1
      if (isBroken) request.socket.resetAndDestroy()
      else held.push(() => response.writeHead(200, json).end(good))
    }, quick)
    for (let n = 0; n < 3; n += 1) expect(await outcomeOf(mutation)).toBe('UNREACHABLE')
    expect([await outcomeOf(mutation), await outcomeOf(read)]).toEqual(['BREAKER_OPEN', 'BREAKER_OPEN'])
    expect([asked, transport.state().breaker]).toEqual([3, 'open'])

    await rest()
    expect(await outcomeOf(mutation)).toBe('UNREACHABLE')
    expect([await outcomeOf(read), asked]).toEqual(['BREAKER_OPEN', 4])

    await rest()
    isBroken = false
    const trial = outcomeOf(read)
    expect([await outcomeOf(read), transport.state().breaker]).toEqual(['BREAKER_OPEN', 'half-open'])
    while (held.length === 0) await new Promise((later) => setImmediate(later))
    held[0]?.()
    expect([await trial, transport.state().breaker]).toEqual([200, 'closed'])
  })

  it.each<[string, Answer]>([
    ['time that is up', () => undefined],
    ['a service that is away', (_, response) => response.writeHead(503).end()],
  ])('counts %s', async (_, answer) => {
    await serve(answer, { ...quick, ...short })
    for (let n = 0; n < 3; n += 1) await outcomeOf(mutation)
    expect(await outcomeOf(mutation)).toBe('BREAKER_OPEN')
  })

  it.each<[string, Answer]>([
    ['errors', (_, response) => response.writeHead(200, json).end('{"errors":[{"message":"no"}]}')],
    ['a request that is refused', (_, response) => response.writeHead(400, json).end('{}')],
    ['an operation that fails', (_, response) => response.writeHead(500, json).end('{}')],
    ['an answer that is too large', (_, response) => response.writeHead(200, json).end('x'.repeat(2_000_000))],
    ['an answer that is useless', (_, response) => response.writeHead(301).end()],
  ])('does not count %s', async (_, answer) => {
    await serve(answer, quick)
    for (let n = 0; n < 5; n += 1) expect(await outcomeOf(mutation)).not.toBe('BREAKER_OPEN')
    expect(transport.state().breaker).toBe('closed')
  })
})

describe('readiness', () => {
  it.each([
    [200, true],
    [503, false],
  ])('follows the status %i of the subgraph', async (status, expected) => {
    await serve((request, response) => response.writeHead(request.url === '/readyz' ? status : 500).end('{}'))
    expect(await transport.isReady()).toBe(expected)
  })

  it('is not there where nobody answers', async () => {
    await serve(() => undefined)
    await server.close()
    expect(await transport.isReady()).toBe(false)
  })
})

describe('closing', () => {
  it('ends what is under way and what waits', async () => {
    await serve(() => undefined, { connections: 1 })
    const asked = [outcomeOf(mutation), outcomeOf(mutation)]
    while (server.connections().open === 0) await new Promise((later) => setImmediate(later))
    await transport.close()
    expect(await Promise.all(asked)).toEqual(['UNREACHABLE', 'UNREACHABLE'])
    await server.ended(1)
  })
})
