import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { callerLimits } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import { handleProtocols } from 'graphql-ws'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { Credentials, Identity } from '../../caller/identify-caller.ts'
import type { OpenStreams } from '../events/open-streams.ts'
import type { StreamLimits } from '../events/stream-limits.ts'
import { keepSocketAlive } from './keep-socket-alive.ts'
import { streamPath } from './serve-event-streams.ts'
import { socketProtocol } from './socket-protocol.ts'
import type { StreamService } from './stream-service.ts'

export interface SocketOptions {
  readonly service: StreamService
  /** Identifies whoever opens a socket, once, by its first message. */
  readonly identify: (presented: Credentials) => Promise<Identity>
  readonly streams: OpenStreams
  readonly limits: StreamLimits
  readonly clock: () => Date
  readonly logger: Logger
}

/** Streams over WebSockets, by the protocol `graphql-transport-ws`, at the same address. */
export function serveSockets(server: FastifyInstance, options: SocketOptions): void {
  const { limits, logger } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: callerLimits.bodyBytes,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols,
  })
  const protocol = socketProtocol(options)

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const { pathname } = new URL(request.url ?? '/', 'http://hub')
    if (pathname !== streamPath) return refuse(socket, '404 Not Found')
    if (sockets.clients.size >= limits.perHub) return refuse(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => logger.debug({ err: error }, 'a socket failed')) // 'close' follows
      keepSocketAlive(opened, pingMilliseconds)
      protocol.open(opened, request.socket.remoteAddress ?? '')
    })
  }
  server.server.on('upgrade', upgrade)
  server.addHook('preClose', async () => {
    server.server.off('upgrade', upgrade)
    for (const socket of sockets.clients) {
      socket.close(1001, 'The hub is stopping.')
      setTimeout(() => socket.terminate(), 1_000).unref()
    }
    sockets.close()
  })
}

const pingMilliseconds = 12_000

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
