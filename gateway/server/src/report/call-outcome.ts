import { TransportError } from '../run/transport/transport-error.ts'
import type { CallOutcome } from './observer.ts'

/** What became of a call that threw. */
export function outcomeOf(error: unknown): CallOutcome {
  if (!(error instanceof TransportError)) return 'failed'
  if (error.fault === 'TIMEOUT') return 'late'
  return error.fault === 'BUSY' || error.fault === 'BREAKER_OPEN' ? 'refused' : 'failed'
}
