import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { answerErrors } from './answer-errors.ts'
import { readJsonBodies } from './body.ts'
import { endUnusedConnections } from './unused-connections.ts'

/** A Fastify server as every service of the hub starts it: bounded bodies, masked errors, no log line a request. */
export function newServer({
  logger,
  bodyBytes,
}: {
  readonly logger: Logger
  readonly bodyBytes: number
}): FastifyInstance {
  const server: FastifyInstance = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytes,
    forceCloseConnections: 'idle',
  })
  endUnusedConnections(server)
  readJsonBodies(server, bodyBytes)
  answerErrors(server)
  return server
}
