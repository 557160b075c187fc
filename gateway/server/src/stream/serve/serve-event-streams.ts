import { HubError } from '@simpul/serving'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHandler } from 'graphql-sse'
import type { Identity } from '../../caller/identify-caller.ts'
import { refuseForeignPage } from '../../caller/refuse-foreign-page.ts'
import { type PacedResults, pacedResults } from './paced-results.ts'
import type { StreamAnswer, StreamService } from './stream-service.ts'
import { writeEventStream } from './write-event-stream.ts'

export interface EventStreamOptions {
  readonly service: StreamService
  readonly identify: (request: FastifyRequest) => Promise<Identity>
  /** How long a client may take to read the end of a stream. */
  readonly partingMilliseconds: number
}

/** The path of the hub's streams. */
export const streamPath = '/graphql/stream'

/** Streams as server-sent events, each over a request of its own: the "distinct connections" of GraphQL over SSE. */
export function serveEventStreams(server: FastifyInstance, options: EventStreamOptions): void {
  server.route({
    method: ['GET', 'POST'],
    url: streamPath,
    async handler(request, reply) {
      void reply.header('cache-control', 'private, no-store')
      refuseForeignPage(request)
      if (!/\btext\/event-stream\b/i.test(request.headers.accept ?? ''))
        throw new HubError('BAD_INPUT', 'This address answers with event streams. Send "Accept: text/event-stream".')
      const identity = await options.identify(request)
      const answer = await options.service.answer(requestOf(request), { identity, address: request.ip })
      if (answer.kind === 'single' && answer.status >= 400) return reply.status(answer.status).send(answer.result)
      return sendEvents(answer, reply, options)
    },
  })
}

type Handled = { readonly results: PacedResults<object>['results'] }

const framed = createHandler<void, Handled>({
  authenticate: () => null, // no stream is kept under a name that another request could use
  onSubscribe: ({ context }) => context.results as never,
})

async function sendEvents(
  answer: StreamAnswer,
  reply: FastifyReply,
  { partingMilliseconds }: EventStreamOptions,
): Promise<FastifyReply> {
  const paced = pacedResults<object>(answer.kind === 'events' ? answer.events.results : once(answer.result))
  const [body, init] = await framed({
    method: 'POST',
    url: streamPath,
    headers: { get: (name) => readHeaders[name] },
    body: { query: '-' }, // read and checked before
    raw: undefined as never,
    context: { results: paced.results },
  })
  if (typeof body !== 'object' || body === null) throw new Error('The events of a stream have no frame.')
  reply.hijack()
  reply.raw.writeHead(init.status, { ...init.headers, 'cache-control': 'private, no-store', 'x-accel-buffering': 'no' })
  const over = answer.kind === 'events' ? answer.events.over : Promise.resolve()
  await writeEventStream(reply.raw, body, { over, partingMilliseconds, written: paced.written })
  return reply
}

const readHeaders: Readonly<Record<string, string>> = {
  accept: 'text/event-stream',
  'content-type': 'application/json',
}

async function* once<Result>(result: Result): AsyncGenerator<Result, undefined, undefined> {
  yield result
  return undefined
}

/** The request in a body, or in the parameters of a GET. */
function requestOf(request: FastifyRequest): unknown {
  if (request.method !== 'GET') return request.body
  const parameters = new URL(request.url, 'http://hub').searchParams
  const text = (name: string) => parameters.get(name) ?? undefined
  return {
    query: text('query'),
    documentId: text('documentId'),
    id: text('id'),
    operationName: text('operationName'),
    variables: jsonIn(text('variables')),
    extensions: jsonIn(text('extensions')),
  }
}

function jsonIn(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new HubError('BAD_INPUT', 'The variables and extensions of a GET are JSON.')
  }
}
