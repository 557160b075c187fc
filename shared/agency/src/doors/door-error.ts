import { HubError, type HubErrorCode, statusOf } from '@simpul/serving'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** What a door answers when it does not do what was asked. */
export interface DoorRefusal {
  readonly error: {
    readonly code: HubErrorCode
    readonly message: string
    /** Where the refusal is of the sender as it stands today, and not of what was said. */
    readonly isForNow?: true
  }
}

/** The detail of an error that says nothing against the message: the same may be heard another day. */
export const forNow = { isForNow: true } as const

// within a GraphQL answer these are parts of a 200; a door answers one thing, and so with a status of its own
const ownStatus: Partial<Readonly<Record<HubErrorCode, number>>> = {
  CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  ILLEGAL_TRANSITION: 409,
  STALE_VERSION: 409,
  SUBGRAPH_FAILED: 502,
  SUBGRAPH_TIMEOUT: 504,
}

/** Answers whatever went wrong at a door, before or in an operation, as a status and one sentence. */
export function answerRefusal(error: FastifyError | HubError, request: FastifyRequest, reply: FastifyReply): void {
  const known = toHubError(error)
  if (known.code === 'INTERNAL') request.log.error({ err: error }, 'unexpected failure at a door')
  const { code, message } = known
  const refusal: DoorRefusal = { error: { code, message, ...(known.extensions.isForNow === true ? forNow : {}) } }
  void reply
    .status(ownStatus[known.code] ?? statusOf[known.code])
    .header('cache-control', 'private, no-store')
    .send(refusal)
}

function toHubError(error: FastifyError | HubError): HubError {
  if (error instanceof HubError) return error
  if (error.statusCode === 413) return new HubError('TOO_LARGE', 'The request body is larger than this door reads.')
  if (error.statusCode === 415) return new HubError('UNSUPPORTED_MEDIA', 'Send application/json in UTF-8.')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new HubError('BAD_INPUT', 'The request could not be read.')
  return new HubError('INTERNAL', 'Something went wrong here. It is written down; ask the operator with the time.')
}
