import type { HubErrorCode } from './hub-error.ts'

/** The HTTP status of a request that failed as a whole. */
export const statusOf: Readonly<Record<HubErrorCode, number>> = {
  BAD_INPUT: 400,
  BOUNDARY_CLOSED: 200,
  CONFLICT: 200,
  CURSOR_INVALID: 200,
  IDEMPOTENCY_KEY_REUSED: 200,
  INTERNAL: 500,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  NOT_READY: 503,
  SUBGRAPH_FAILED: 200,
  SUBGRAPH_TIMEOUT: 200,
  TOO_COMPLEX: 400,
  TOO_LARGE: 413,
  UNAUTHENTICATED: 401,
  UNSUPPORTED_MEDIA: 415,
}
