import type { GraphQLRequest, GraphQLResponse } from '@apollo/server'
import { callerLimits, HubError, refuseDeepNesting } from '@simpul/serving'
import type { FormattedExecutionResult } from 'graphql'
import { z } from 'zod'
import type { Identity } from '../../caller/identify-caller.ts'
import type { HubContext } from '../../context.ts'
import { bucketOf } from '../../documents/persisted-queries.ts'
import type { ResolveDocument } from '../../documents/resolve-document.ts'
import { askedOperation } from '../events/asked-operation.ts'
import { type ClientEvents, openSubscription, type SubscriptionServices } from '../events/open-subscription.ts'

/** Who opens a stream. */
export interface StreamCaller {
  readonly identity: Identity
  /** Where the connection comes from. */
  readonly address: string
}

/** What a request to a stream comes to: events, or one result with its HTTP status. */
export type StreamAnswer =
  | { readonly kind: 'events'; readonly events: ClientEvents }
  | { readonly kind: 'single'; readonly status: number; readonly result: FormattedExecutionResult }

/** Answers what is asked of the hub's streams, whatever transport brings it. */
export interface StreamService {
  /** Throws a `HubError` for a request that is refused before it is read. */
  answer(request: unknown, caller: StreamCaller): Promise<StreamAnswer>
}

export interface StreamServiceOptions extends SubscriptionServices {
  readonly resolveDocument: ResolveDocument
  /** Answers a query as `/graphql` does. */
  readonly answerQuery: (request: GraphQLRequest, context: HubContext) => Promise<GraphQLResponse>
}

const requestSchema = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  id: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** The streams of a hub: subscriptions, and queries that go the same way. */
export function streamService(options: StreamServiceOptions): StreamService {
  return {
    async answer(request, { identity, address }) {
      const asked = readRequest(request, identity, options)
      const leave = options.streams.enter(identity, address)
      try {
        const answer = await answerOne(asked, identity, options)
        if (answer.kind === 'events') void answer.events.over.then(leave)
        else leave()
        return answer
      } catch (error) {
        leave()
        throw error
      }
    },
  }
}

interface ReadRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Record<string, unknown> | undefined
}

function readRequest(request: unknown, { caller }: Identity, { resolveDocument }: StreamServiceOptions): ReadRequest {
  refuseDeepNesting(request, callerLimits.nesting)
  const read = requestSchema.safeParse(request)
  if (!read.success) throw new HubError('BAD_INPUT', 'The request is not of the form that GraphQL over HTTP has.')
  const query = resolveDocument(read.data, bucketOf(caller))
  if (query === undefined) throw new HubError('BAD_INPUT', 'The request names no document.')
  const { operationName, variables } = read.data
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined }
}

async function answerOne(
  request: ReadRequest,
  identity: Identity,
  options: StreamServiceOptions,
): Promise<StreamAnswer> {
  const operation = askedOperation(request, options.api)
  if (operation.kind === 'refused') {
    const errors = operation.errors.map((error) => options.formatError(error, error))
    return { kind: 'single', status: 400, result: { errors } }
  }
  if (operation.kind === 'query') return singleAnswer(request, options.contextFor(identity), options)
  const opened = await openSubscription(operation.asked, identity, options)
  return opened.kind === 'events' ? opened : { kind: 'single', status: 200, result: opened.result }
}

async function singleAnswer(
  { query, operationName, variables }: ReadRequest,
  context: HubContext,
  { answerQuery }: StreamServiceOptions,
): Promise<StreamAnswer> {
  const request: GraphQLRequest = {
    query,
    ...(operationName === undefined ? {} : { operationName }),
    ...(variables === undefined ? {} : { variables }),
  }
  const { body, http } = await answerQuery(request, context)
  if (body.kind !== 'single')
    throw new HubError('INTERNAL', 'A query was answered in parts, and nobody asked for that.')
  return { kind: 'single', status: http.status ?? 200, result: body.singleResult }
}
