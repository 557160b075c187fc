import { TrustError, type TrustErrorCode } from '@simpul/trust'
import { HubError } from './hub-error.ts'

/** Refusals that say nothing against the caller: here something is away or full, and the same request may do later. */
const temporary: ReadonlySet<TrustErrorCode> = new Set(['ISSUER_KEYS_UNAVAILABLE', 'REPLAY_STORE_FULL'])

/** A refused token or proof as an answer's error: 401 where it was not good, 503 where it could not be looked at. */
export function refusedIdentity(error: unknown): unknown {
  if (!(error instanceof TrustError)) return error
  return new HubError(temporary.has(error.code) ? 'NOT_READY' : 'UNAUTHENTICATED', error.message)
}
