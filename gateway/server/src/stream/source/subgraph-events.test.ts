import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HopSigner } from '@simpul/trust'
import { subgraphStream } from './subgraph-events.ts'

const identity = { caller: { kind: 'public' }, token: undefined, requestId: 'r' } as const
const hops: HopSigner = { sign: ({ subgraph, body }) => `${subgraph} ${body}` }

/** What comes of a stream at a subgraph that answers so: the events, and how it ended. */
async function streamed(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stream = subgraphStream({
    ...{ subgraph: 'ngo', agency: 'the-ngo', url: `http://127.0.0.1:${port}/graphql` },
    ...{ hops, clock: () => new Date(0), timeoutMilliseconds: 1_000 },
    limits: { eventBytes: 1_000, idleMilliseconds: 1_000 },
  })
  const found: unknown[] = []
  try {
    const { answers, close } = await stream.open('body', identity)
    for await (const { data } of answers) found.push(data)
    close()
    return [...found, 'complete']
  } catch (error) {
    return [...found, error instanceof Error ? error.message : error]
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const eventStream = { 'content-type': 'text/event-stream' }
const next = (data: unknown) => `event: next\ndata: ${JSON.stringify({ data })}\n\n`

describe('the stream of a subgraph', () => {
  it('is asked for below its address, signed for these bytes, and ends when it is complete', async () => {
    let asked: unknown
    const found = await streamed((request, response) => {
      asked = [request.method, request.url, request.headers['x-simpul-hop'], request.headers.accept]
      response.writeHead(200, eventStream)
      response.end(`:\n\n${next({ a: 1 })}event: other\ndata: x\n\n${next({ a: 2 })}event: complete\ndata:\n\n`)
    })
    expect(asked).toEqual(['POST', '/graphql/stream', 'ngo body', 'text/event-stream'])
    expect(found).toEqual([{ a: 1 }, { a: 2 }, 'complete'])
  })

  it.each<[string, RequestListener, RegExp]>([
    ['a refusal', (_, response) => response.writeHead(401).end('{}'), /status 401/],
    ['something else', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(), /no event/],
    ['a stream that just ends', (_, response) => response.writeHead(200, eventStream).end(next({})), /broke off/],
    [
      'an event that is too large',
      (_, response) => response.writeHead(200, eventStream).write(next('x'.repeat(2_000))),
      /1000 bytes/,
    ],
    [
      'an event that is no answer',
      (_, response) => response.writeHead(200, eventStream).write('event: next\ndata: 7\n\n'),
      /object/,
    ],
    [
      'a connection that breaks',
      (_, response) => {
        response.writeHead(200, eventStream).write(next({}))
        setImmediate(() => response.destroy())
      },
      /./,
    ],
  ])('is lost with %s', async (_, listener, words) => {
    expect(String((await streamed(listener)).at(-1))).toMatch(words)
  })
})
