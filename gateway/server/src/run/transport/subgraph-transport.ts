import { Pool } from 'undici'
import { type BreakerState, newBreaker } from './breaker.ts'
import { type Deadline, deadlineIn } from './deadline.ts'
import { exchange, type Incoming } from './exchange.ts'
import type { SubgraphLimits } from './subgraph-limits.ts'
import { newTurns } from './turns.ts'
import { type Tried, withRetry } from './with-retry.ts'

/** The way to one subgraph's address. It knows nothing of callers, nor of what it carries. */
export interface SubgraphTransport {
  /** The whole answer to a body of JSON. Throws a `TransportError`. */
  post(request: TransportRequest): Promise<TransportAnswer>
  /** True when `/readyz` answers 200 within two seconds; asked also while the breaker is open. */
  isReady(): Promise<boolean>
  state(): TransportState
  /** Closes every connection; what is under way fails. */
  close(): Promise<void>
}

export interface TransportRequest {
  readonly path: string
  readonly body: string
  /** Asked for anew at each attempt where it is a function: a token that counts once is made there. */
  readonly headers?: Headers | (() => Headers) | undefined
  /** True for what may be sent twice: a read. */
  readonly isIdempotent: boolean
  /** Ends the request when the caller goes away. */
  readonly signal?: AbortSignal | undefined
}

export type TransportAnswer = Tried
type Headers = Readonly<Record<string, string>>

export interface TransportState {
  readonly inFlight: number
  readonly waiting: number
  readonly breaker: BreakerState
}

export interface SubgraphTransportOptions {
  /** Scheme, host and port. */
  readonly origin: string
  readonly limits: SubgraphLimits
}

/** No encoding is accepted: a small body must not become a large one here. */
const baseHeaders: Headers = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding': 'identity',
}

/**
 * Opens the way to one subgraph: a pool of kept connections, made once, with as many turns as it has connections, so
 * that nothing waits where no deadline reaches it. HTTP/1.1: subgraphs are plain HTTP here, where HTTP/2 is not
 * negotiated, and one connection for all would let one large answer hold up the others.
 */
export function subgraphTransport({ origin, limits }: SubgraphTransportOptions): SubgraphTransport {
  const { timeoutMilliseconds, answerBytes, connections } = limits
  const pool = new Pool(origin, { connections, connectTimeout: timeoutMilliseconds, keepAliveTimeout: 30_000 })
  const turns = newTurns(connections, limits.waiting ?? 1_000)
  const breaker = newBreaker({
    failures: limits.breakerFailures ?? 10,
    restMilliseconds: limits.breakerMilliseconds ?? 5_000,
  })

  function send({ path, body, headers }: TransportRequest, deadline: Deadline): Promise<Incoming> {
    const own = typeof headers === 'function' ? headers() : headers
    const all = own === undefined ? baseHeaders : { ...baseHeaders, ...own }
    return exchange(pool, { method: 'POST', path, headers: all, body }, { answerBytes, deadline })
  }

  async function inTurn(request: TransportRequest, deadline: Deadline): Promise<TransportAnswer> {
    const waiting = turns.take(deadline)
    if (waiting !== undefined) await waiting
    try {
      if (request.isIdempotent) return await withRetry(() => send(request, deadline), deadline)
      return { ...(await send(request, deadline)), attempts: 1 }
    } finally {
      turns.release()
    }
  }

  return {
    async post(request) {
      const deadline = deadlineIn(timeoutMilliseconds, request.signal)
      try {
        return await breaker.run(() => inTurn(request, deadline))
      } finally {
        deadline.clear()
      }
    },
    isReady: () => isReady(pool),
    state: () => ({ inFlight: turns.taken(), waiting: turns.waiting(), breaker: breaker.state() }),
    close: () => pool.destroy(),
  }
}

async function isReady(pool: Pool): Promise<boolean> {
  const deadline = deadlineIn(2_000)
  try {
    const asked = { method: 'GET', path: '/readyz', headers: baseHeaders, body: null } as const
    const { status } = await exchange(pool, asked, { answerBytes: 64 * 1024, deadline })
    return status === 200
  } catch {
    return false
  } finally {
    deadline.clear()
  }
}
