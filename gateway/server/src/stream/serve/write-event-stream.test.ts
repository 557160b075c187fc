import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { eventQueue } from '../events/event-queue.ts'
import { pacedResults } from './paced-results.ts'
import { writeEventStream } from './write-event-stream.ts'

const large = `event: next\ndata: ${'x'.repeat(256 * 1024)}\n\n`

/** A server that writes large events without end, until as many wait as may; and a client that does or does not read. */
async function streamed(reads: boolean) {
  let isOver: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    isOver = resolve
  })
  const queue = eventQueue<string>({ limit: 20, ended: () => isOver() })
  const server = createServer()
  const isWhole = new Promise<boolean>((resolve) => {
    server.once('request', (_, response) => {
      const paced = pacedResults(queue.events)
      response.once('close', () => resolve(response.writableFinished))
      void writeEventStream(response, chunksOf(paced.results), {
        over,
        partingMilliseconds: 50,
        written: paced.written,
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = connect(port, '127.0.0.1')
  client.on('error', () => undefined)
  client.write('GET / HTTP/1.1\r\nhost: hub\r\n\r\n')
  let received = 0
  if (reads) {
    client.on('data', (chunk) => {
      received += chunk.length
    })
  }
  const close = () => {
    client.destroy()
    server.close()
  }
  return { queue, isWhole, received: () => received, close }
}

async function* chunksOf(
  results: AsyncGenerator<string, undefined, undefined>,
): AsyncGenerator<string, void, undefined> {
  for await (const one of results) yield one
}

describe('a client that does not read', () => {
  it('is held back, has its events counted, and loses its connection when the stream is over', async () => {
    const { queue, isWhole, close } = await streamed(false)
    let pushed = 0
    while (queue.push(large)) {
      pushed += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (pushed > 2_000) throw new Error('Everything is taken and kept.')
    }
    queue.end(large)
    expect(await isWhole).toBe(false)
    close()
  })
})

describe('a client that reads', () => {
  it('gets every event and the end', async () => {
    const { queue, isWhole, received, close } = await streamed(true)
    for (let count = 0; count < 10; count += 1) queue.push(large)
    queue.end()
    expect(await isWhole).toBe(true)
    while (received() < 10 * large.length) await new Promise((resolve) => setImmediate(resolve))
    close()
  })
})
