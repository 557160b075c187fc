import type { StreamLimits } from '@simpul/gateway'
import type { TestCaller } from '@simpul/testing'
import type { FormattedExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { type MatrixHub, matrixHub, now } from '../boundary/matrix-hub.ts'
import { headersFor, type TestGateway, testGateway } from './test-gateway.ts'

export const streamUrl = 'http://hub.test/graphql/stream'

/** One stream as a client reads it. */
export interface TestStream {
  /** The next event; undefined where the stream has ended. */
  next(): Promise<FormattedExecutionResult | undefined>
  /** The first event that is as wanted. It writes again and again: what is written before the stream stands is nobody's event. */
  event(
    write: () => Promise<void>,
    isWanted?: (event: FormattedExecutionResult) => boolean,
  ): Promise<FormattedExecutionResult>
  /** Everything up to the end. */
  rest(): Promise<readonly FormattedExecutionResult[]>
  /** Hangs up. */
  leave(): Promise<void>
}

/** A hub that listens, with its subgraphs and their databases. */
export interface StreamingHub {
  readonly hub: MatrixHub
  readonly gateway: TestGateway
  readonly address: string
  /** Moves the gateway's clock by so much. */
  pass(milliseconds: number): void
  /** Opens a stream of server-sent events. */
  stream(as: TestCaller | undefined, query: string, variables?: Record<string, unknown>): Promise<TestStream>
  /** The same request without a reader: status and text of a refusal. */
  post(as: TestCaller | undefined, body: unknown, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export interface StreamingHubOptions {
  readonly limits?: Partial<StreamLimits>
  /** Called before a subgraph answers a fetch, which waits for it. */
  readonly onFetch?: (subgraph: string) => Promise<void>
}

/** Starts everything; the hub looks every 50 ms whether a stream must end. */
export async function streamingHub({ limits = {}, onFetch }: StreamingHubOptions = {}): Promise<StreamingHub> {
  const hub = await matrixHub()
  let late = 0
  for (const { definition, subgraph } of hub.subgraphs) {
    subgraph.server.addHook('onRequest', async ({ url }) => {
      if (url === '/graphql') await onFetch?.(definition.name)
    })
  }
  const gateway = await testGateway(hub, {
    streamLimits: { checkMilliseconds: 50, ...limits },
    clock: () => new Date(now.getTime() + late),
  })
  const address = await gateway.server.listen({ host: '127.0.0.1', port: 0 })
  const headersOf = async (as: TestCaller | undefined) =>
    as === undefined ? {} : headersFor(hub, as, { url: streamUrl })
  return {
    hub,
    gateway,
    address,
    pass(milliseconds) {
      late += milliseconds
    },
    async stream(as, query, variables = {}) {
      const headers = await headersOf(as)
      const client = createClient({ url: `${address}/graphql/stream`, headers, retryAttempts: 0 })
      const events = client.iterate({ query, variables })
      return testStream(events, () => client.dispose())
    },
    async post(as, body, headers = {}) {
      return fetch(`${address}/graphql/stream`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(await headersOf(as)),
          ...headers,
        },
        body: JSON.stringify(body),
      })
    },
    async close() {
      await gateway.close()
      await hub.close()
    },
  }
}

/** The events of a client, one by one. */
export function testStream(
  events: AsyncIterator<unknown>,
  dispose: () => void = () => void events.return?.(),
): TestStream {
  const next = async () => {
    const { done, value } = await events.next()
    return done === true ? undefined : (value as FormattedExecutionResult)
  }
  return {
    next,
    async event(write, isWanted = () => true) {
      const timer = setInterval(() => void write().catch(() => undefined), 500)
      try {
        await write()
        for (let one = await next(); one !== undefined; one = await next()) if (isWanted(one)) return one
        throw new Error('The stream ended before the event came.')
      } finally {
        clearInterval(timer)
      }
    },
    async rest() {
      const all: FormattedExecutionResult[] = []
      for (let one = await next(); one !== undefined; one = await next()) all.push(one)
      return all
    },
    async leave() {
      dispose()
    },
  }
}
