import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { HubError, type HubErrorCode, hubErrorCodes } from './hub-error.ts'
import { statusOf } from './status.ts'

const unexpected = 'Something went wrong here. It is written down; ask the operator with the request id.'

/** Answers what Fastify throws before or beside GraphQL, in the shape of a GraphQL answer. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | HubError, request: FastifyRequest, reply: FastifyReply) => {
    const known = toHubError(error)
    if (known.code === 'INTERNAL') request.log.error({ err: error }, 'unexpected failure')
    void reply
      .status(statusOf[known.code])
      .header('cache-control', 'no-store')
      .send({ errors: [known.toJSON()] })
  })
  server.setNotFoundHandler((_, reply) => {
    void reply
      .status(404)
      .send({ errors: [{ message: 'There is nothing at this address.', extensions: { code: 'BAD_INPUT' } }] })
  })
}

function toHubError(error: FastifyError | HubError): HubError {
  if (error instanceof HubError) return error
  if (error.statusCode === 413) return new HubError('TOO_LARGE', 'The request body is larger than this server reads.')
  if (error.statusCode === 415) return new HubError('UNSUPPORTED_MEDIA', 'Send GraphQL as application/json in UTF-8.')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new HubError('BAD_INPUT', 'The request could not be read.')
  return new HubError('INTERNAL', unexpected)
}

/** Codes of Apollo Server and graphql-js that are the caller's to mend; their messages name only what was sent. */
const callersOwn = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** Masks what was not meant for a caller: the unexpected keeps its place in the answer and loses its words. */
export function maskUnexpected(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = String(formatted.extensions?.code ?? '')
    if (hubErrorCodes.includes(code as HubErrorCode) && code !== 'INTERNAL') return formatted
    if (callersOwn.has(code)) return { ...formatted, message: withoutValues(formatted.message), extensions: { code } }
    logger.error(failureFor(formatted, error), 'unexpected failure')
    return {
      message: unexpected,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: 'INTERNAL' },
    }
  }
}

/** What the log has of it. An error that another service wrote is told by code and place: its words may name a person. */
function failureFor({ extensions, path }: GraphQLFormattedError, error: unknown): object {
  if (!(error instanceof GraphQLError)) return { err: error }
  return error.originalError === undefined ? { code: extensions?.code, path } : { err: error.originalError }
}

/** A NIK or a long number that a client wrote must not come back in an error that somebody logs. */
function withoutValues(message: string): string {
  return message.replace(/\d{6,}/g, '…')
}
