import { type Refusal, refusalSentence } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { FormattedExecutionResult } from 'graphql'
import type { Logger } from 'pino'
import { operationOf } from '../../asking/inquiry.ts'
import type { Identity } from '../../caller/identify-caller.ts'
import type { HubContext } from '../../context.ts'
import type { SubgraphRequest } from '../../run/run-plan.ts'
import type { SubgraphEvents } from '../source/subgraph-events.ts'
import { type AnsweringEvents, answerEvent } from './answer-event.ts'
import type { AskedSubscription } from './asked-operation.ts'
import { decideSubscription, refusedResult } from './decide-subscription.ts'
import { type EventQueue, eventQueue } from './event-queue.ts'
import type { OpenStreams } from './open-streams.ts'
import type { StreamLimits } from './stream-limits.ts'

/** What comes of a subscription: events, or the one result that refuses it. */
export type OpenedSubscription =
  | { readonly kind: 'events'; readonly events: ClientEvents }
  | { readonly kind: 'refused'; readonly result: FormattedExecutionResult }

/** The events of one client's subscription. */
export interface ClientEvents {
  /** For one reader; to `return` it ends the subscription. The last event says why it ended, where the client did not end it. */
  readonly results: AsyncGenerator<FormattedExecutionResult, undefined, undefined>
  /** Resolves when nothing more will come; what waits may still be read. */
  readonly over: Promise<void>
}

/** What subscriptions stand on. */
export interface SubscriptionServices extends AnsweringEvents {
  /** A context for one event: the matrix of now, an empty account, an asker that has asked nothing. */
  readonly contextFor: (identity: Identity) => HubContext
  /** Why a field is closed for the caller now. */
  readonly closedNow: (identity: Identity, coordinate: string) => Refusal | undefined
  readonly streams: OpenStreams
  readonly limits: StreamLimits
  readonly clock: () => Date
  readonly logger: Logger
}

/**
 * Opens a subscription for one caller: over a connection of its own to the subgraph whose events they are. It ends with
 * the caller's token, with the field's being closed, with its source, and with a client that does not read.
 */
export async function openSubscription(
  asked: AskedSubscription,
  identity: Identity,
  services: SubscriptionServices,
): Promise<OpenedSubscription> {
  const context = services.contextFor(identity)
  const decided = await decideSubscription(asked, context, services)
  if (decided.kind === 'refused') return decided
  const { stream, request } = decided
  try {
    const source = await stream.open(request.body, identity)
    return {
      kind: 'events',
      events: clientEvents(source, { asked, identity, request, agency: stream.agency }, services),
    }
  } catch (error) {
    services.logger.warn({ err: error, subgraph: stream.subgraph }, 'a stream could not be opened')
    return { kind: 'refused', result: refusedResult([lost(stream.agency).toJSON()], context) }
  }
}

interface Subscribed {
  readonly asked: AskedSubscription
  readonly identity: Identity
  readonly request: SubgraphRequest
  readonly agency: string
}

function clientEvents(source: SubgraphEvents, subscribed: Subscribed, services: SubscriptionServices): ClientEvents {
  const { identity, request } = subscribed
  const coordinate = `Subscription.${fieldOf(request)}`
  let isEnded: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    isEnded = resolve
  })
  const queue = eventQueue<FormattedExecutionResult>({
    limit: services.limits.waitingEvents,
    ended() {
      unwatch()
      source.close()
      isEnded()
    },
  })
  const unwatch = services.streams.watch({
    fault: () => expiry(identity, services.clock()) ?? closing(services.closedNow(identity, coordinate)),
    end: (reason) => queue.end({ errors: [reason.toJSON()] }),
  })
  void pump(source, queue, subscribed, services)
  return { results: queue.events, over }
}

async function pump(
  source: SubgraphEvents,
  queue: EventQueue<FormattedExecutionResult>,
  { asked, identity, agency }: Subscribed,
  services: SubscriptionServices,
): Promise<void> {
  try {
    for await (const said of source.answers) {
      const answer = await answerEvent(said, asked, services.contextFor(identity), services)
      if (queue.isOver()) return
      if (answer.kind === 'over') queue.end(answer.result)
      if (answer.kind === 'told' && !queue.push(answer.result))
        queue.end({ errors: [tooSlow(services.limits.waitingEvents).toJSON()] })
    }
    queue.end()
  } catch (error) {
    if (queue.isOver()) return
    services.logger.warn({ err: error, agency }, 'a stream broke off')
    queue.end({ errors: [lost(agency).toJSON()] })
  }
}

function fieldOf({ query }: SubgraphRequest): string {
  const field = operationOf(query)?.selectionSet.selections[0]
  return field !== undefined && 'name' in field ? field.name.value : ''
}

/** The refusal of a stream whose token has ended. */
export function expiry({ expiresAt }: Identity, now: Date): HubError | undefined {
  if (expiresAt === undefined || now < expiresAt) return undefined
  return new HubError('UNAUTHENTICATED', 'The token of this stream has ended. Sign in again and subscribe anew.')
}

function closing(refusal: Refusal | undefined): HubError | undefined {
  if (refusal === undefined) return undefined
  const { coordinate, reason } = refusal
  return new HubError('BOUNDARY_CLOSED', refusalSentence(refusal), { detail: { coordinate, reason } })
}

function tooSlow(most: number): HubError {
  return new HubError('TOO_LARGE', `More than ${most} events wait to be read, and the stream ended. Read faster.`)
}

function lost(agency: string): HubError {
  const message = `${agency} could not be reached for this stream, or broke it off. Subscribe again.`
  return new HubError('SUBGRAPH_FAILED', message, { detail: { agency } })
}
