import type { QueryPlan, ResponsePath } from '@apollo/query-planner'
import type { ClosedReason, Purpose, Role } from '@simpul/boundary'

/**
 * Hears what the path of one request does, step by step. No event carries a value of a variable, a representation, a
 * token or a person: whoever listens cannot write down what it is not told.
 */
export interface RequestObserver {
  identified(caller: RequestCaller): void
  prepared(what: PreparedRequest): void
  /** Told as a request to a subgraph is about to be made; what it gives back is told what came of it, once. */
  calling(call: OutgoingCall): OpenCall
  shaped(what: ShapedAnswer): void
  /** Told once, after the answer is out. */
  ended(what: RequestEnd): void
}

/** Who asks, as far as it may be written down. */
export interface RequestCaller {
  readonly kind: 'agency' | 'public' | 'subject'
  readonly agency: string | undefined
  readonly role: Role | undefined
  readonly purpose: Purpose | undefined
  readonly requestId: string
}

/** The plan that is run, whether it was there already, what it cost to have it, and what the boundary took out before. */
export interface PreparedRequest {
  readonly plan: QueryPlan
  readonly isCached: boolean
  readonly milliseconds: number
  readonly pruned: readonly PrunedField[]
}

export interface PrunedField {
  readonly coordinate: string
  readonly reason: ClosedReason
  readonly path: readonly (string | number)[]
}

/** A request to a subgraph; an `inquiry` is the question to the caller's own agency whom others may be asked about. */
export interface OutgoingCall {
  readonly kind: 'fetch' | 'inquiry'
  readonly subgraph: string
  readonly agency: string | undefined
  readonly isMutation: boolean
  /** Where in the answer the objects are that it completes. */
  readonly paths: readonly ResponsePath[]
  /** How many objects it completes, and how many different representations of them there are. */
  readonly representations: Representations
}

export interface Representations {
  readonly found: number
  readonly sent: number
}

export interface OpenCall {
  /** Headers that go out with the call, so that the subgraph's own trace hangs below it. */
  readonly headers: Readonly<Record<string, string>>
  ended(end: CallEnd): void
}

/**
 * `answered`: there is an answer that can be used. `late`: none in time. `failed`: none, or one that cannot be used.
 * `refused`: nothing was sent, because the subgraph is left alone or too many wait. `asked-nothing`: nothing was left
 * that may be asked, because the caller's own agency knows of no grant that names this owner.
 */
export type CallOutcome = 'answered' | 'asked-nothing' | 'failed' | 'late' | 'refused'

export interface CallEnd {
  readonly outcome: CallOutcome
  readonly sentBytes: number
  readonly receivedBytes: number
  /** How many times it was sent. */
  readonly attempts: number
  /** The status of HTTP, where one came. */
  readonly status?: number | undefined
  /** How many representations went out, where the caller's agency let fewer through. */
  readonly sent?: number | undefined
}

/** The answer's data, written; `isExact` where `graphql-js` had to shape it. */
export interface ShapedAnswer {
  readonly milliseconds: number
  readonly bytes: number
  readonly isExact: boolean
}

export interface RequestEnd {
  readonly milliseconds: number
  /** The status of HTTP; undefined where the caller went away before the answer was out. */
  readonly status: number | undefined
  /** Undefined where the request did not come as far as an operation. */
  readonly operation: { readonly kind: string; readonly name: string | undefined } | undefined
  /** The codes of the errors in the answer, one an error. */
  readonly codes: readonly string[]
  /** The closed fields that the answer names. */
  readonly closed: readonly { readonly owner: string; readonly reason: ClosedReason }[]
}
