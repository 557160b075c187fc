import { GraphQLError } from 'graphql'

/** Every way in which a request can fail; each has a row in docs/errors.md. */
export const hubErrorCodes = [
  'BAD_INPUT',
  'BOUNDARY_CLOSED',
  'CONFLICT',
  'CURSOR_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'ILLEGAL_TRANSITION',
  'INTERNAL',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_READY',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_IN_LIST',
  'STALE_VERSION',
  'SUBGRAPH_BUSY',
  'SUBGRAPH_FAILED',
  'SUBGRAPH_TIMEOUT',
  'TOO_COMPLEX',
  'TOO_LARGE',
  'UNAUTHENTICATED',
  'UNSUPPORTED_MEDIA',
] as const
export type HubErrorCode = (typeof hubErrorCodes)[number]

/** An error whose message is safe to show to a caller from any agency. */
export class HubError extends GraphQLError {
  readonly code: HubErrorCode

  constructor(
    code: HubErrorCode,
    message: string,
    options?: { cause?: Error; detail?: Readonly<Record<string, unknown>> },
  ) {
    super(message, {
      ...(options?.cause === undefined ? {} : { originalError: options.cause }),
      extensions: { ...options?.detail, code },
    })
    this.name = 'HubError'
    this.code = code
  }
}
