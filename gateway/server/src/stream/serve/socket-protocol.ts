import { HubError, parseJson } from '@simpul/serving'
import { type FormattedExecutionResult, GraphQLSchema, parse } from 'graphql'
import { CloseCode, makeServer } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Identity } from '../../caller/identify-caller.ts'
import { expiry } from '../events/open-subscription.ts'
import { closeReason } from './close-reason.ts'
import type { SocketOptions } from './serve-sockets.ts'
import type { StreamAnswer } from './stream-service.ts'

/** What the protocol knows of one socket. */
interface Opened {
  readonly socket: WebSocket
  readonly address: string
  identity: Identity | undefined
}

/** The credentials of a socket: a browser cannot set headers, so they are in the first message. */
const credentialsSchema = z.object({
  authorization: z.string().optional(),
  dpop: z.string().optional(),
  purpose: z.string().optional(),
  role: z.string().optional(),
})

/** The protocol's own side of a socket. */
export interface SocketProtocol {
  open(socket: WebSocket, address: string): void
}

/** Speaks `graphql-transport-ws` with one caller a socket, whose token ends it. */
export function socketProtocol(options: SocketOptions): SocketProtocol {
  const server = makeServer<Record<string, unknown>, Opened>({
    connectionInitWaitTimeout: 3_000,
    async onConnect({ connectionParams, extra }) {
      try {
        extra.identity = await options.identify(credentialsOf(connectionParams))
        closeWithToken(extra, extra.identity, options)
        return true
      } catch (error) {
        extra.socket.close(CloseCode.Unauthorized, closeReason(error))
        return false
      }
    },
    async onSubscribe({ extra }, _id, payload) {
      try {
        const { identity, address } = extra
        if (identity === undefined) throw new HubError('UNAUTHENTICATED', 'The socket was not identified.')
        const answer = await options.service.answer(payload, { identity, address })
        partInTime(answer, extra.socket, options)
        return { schema: noSchema, document: anyDocument, contextValue: answer }
      } catch (error) {
        if (error instanceof HubError) return [error]
        options.logger.error({ err: error }, 'unexpected failure')
        return [new HubError('INTERNAL', 'Something went wrong here.')]
      }
    },
    subscribe: ({ contextValue }) => resultsOf(contextValue as StreamAnswer) as never,
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
  })
  return {
    open(socket, address) {
      const closed = server.opened(adapter(socket, options), { socket, address, identity: undefined })
      socket.once('close', (code, reason) => void closed(code, String(reason)))
    },
  }
}

// what is asked was read and checked by the stream service; the protocol only wants to see an operation
const anyDocument = parse('subscription { __typename }')
const noSchema = new GraphQLSchema({})

function resultsOf(answer: StreamAnswer): AsyncIterable<FormattedExecutionResult> | FormattedExecutionResult {
  return answer.kind === 'events' ? answer.events.results : answer.result
}

function credentialsOf(given: unknown) {
  const read = credentialsSchema.safeParse(given ?? {})
  if (!read.success)
    throw new HubError('BAD_INPUT', 'connection_init has texts: authorization, dpop, purpose and role.')
  const { authorization, dpop, purpose, role } = read.data
  return { authorization, dpop, purpose, role, method: 'GET' }
}

/** The streams of a socket say why they end; then the socket ends too. */
function closeWithToken({ socket }: Opened, identity: Identity, { streams, clock }: SocketOptions): void {
  const unwatch = streams.watch({
    fault: () => expiry(identity, clock()),
    end(reason) {
      unwatch()
      setTimeout(() => socket.close(CloseCode.Forbidden, closeReason(reason)), 100)
    },
  })
  socket.once('close', unwatch)
}

/** A client that does not read the end of a stream loses its socket. */
function partInTime(answer: StreamAnswer, socket: WebSocket, { limits }: SocketOptions): void {
  if (answer.kind !== 'events') return
  void answer.events.over.then(() => {
    const timer = setTimeout(() => {
      if (socket.bufferedAmount > 0) socket.terminate()
    }, limits.partingMilliseconds)
    timer.unref()
  })
}

function adapter(socket: WebSocket, { logger }: SocketOptions) {
  return {
    protocol: socket.protocol,
    send: (text: string) =>
      new Promise<void>((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) resolve()
        else socket.send(text, (error) => (error === undefined || error === null ? resolve() : reject(error)))
      }),
    close: (code?: number, reason?: string) => socket.close(code, reason),
    onMessage(read: (text: string) => Promise<void>) {
      socket.on('message', (data: Buffer, isBinary) => {
        if (isBinary || !isReadable(data)) socket.close(CloseCode.BadRequest, 'A message is JSON in UTF-8.')
        else
          read(data.toString('utf8')).catch((error: unknown) => {
            if (socket.readyState === socket.OPEN) logger.error({ err: error }, 'unexpected failure')
            socket.close(CloseCode.InternalServerError, closeReason(error))
          })
      })
    },
  }
}

function isReadable(data: Buffer): boolean {
  try {
    parseJson(data)
    return true
  } catch {
    return false
  }
}
