import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { isAway } from './is-away.ts'
import { TransportError } from './transport-error.ts'

export interface BreakerOptions {
  /** After how many failures in a row it opens. */
  readonly failures: number
  /** How long it stays open until one request tries again. */
  readonly restMilliseconds: number
}

export type BreakerState = 'closed' | 'half-open' | 'open'

/** Leaves a subgraph alone that does not answer. */
export interface Breaker {
  /** Runs `work`, or throws `BREAKER_OPEN` without running it. */
  run<Answer extends { readonly status: number }>(work: () => Promise<Answer>): Promise<Answer>
  state(): BreakerState
}

/**
 * A breaker that counts what tells of the subgraph as a whole: no connection, no answer in time, the statuses of a
 * service that is away. Whatever one operation may bring about by itself, status 500 and answers that are too large or
 * useless, is not counted: else a caller could take a subgraph away from all others. While one request tries whether
 * it is back, the others are refused at once.
 */
export function newBreaker({ failures, restMilliseconds }: BreakerOptions): Breaker {
  const policy = circuitBreaker(
    handleWhen(isSilence).orWhenResult((answer) => isAway((answer as { readonly status: number }).status)),
    { halfOpenAfter: restMilliseconds, breaker: new ConsecutiveBreaker(failures) },
  )
  return {
    async run(work) {
      if (policy.state === CircuitState.HalfOpen) throw isOpen()
      try {
        return await policy.execute(work)
      } catch (error) {
        throw error instanceof BrokenCircuitError ? isOpen() : error
      }
    },
    state: () => states.get(policy.state) ?? 'open',
  }
}

const states: ReadonlyMap<CircuitState, BreakerState> = new Map([
  [CircuitState.Closed, 'closed'],
  [CircuitState.HalfOpen, 'half-open'],
])

function isSilence(error: Error): boolean {
  return error instanceof TransportError && (error.fault === 'TIMEOUT' || error.fault === 'UNREACHABLE')
}

function isOpen(): TransportError {
  return new TransportError('BREAKER_OPEN', 'the subgraph failed several times in a row')
}
