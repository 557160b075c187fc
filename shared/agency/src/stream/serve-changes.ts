import type { BoundaryRules } from '@simpul/boundary'
import { fetchLimits, HubError, limitRule } from '@simpul/serving'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { z } from 'zod'
import type { Authenticate } from '../identity/authenticate.ts'
import type { OpenContext } from '../server/open-context.ts'
import type { SubgraphServices } from '../server/services.ts'
import {
  type AnswerChangeOptions,
  type ChangeSubscription,
  interestOf,
  refusalOfSubscription,
} from './answer-change.ts'
import { eventWriter } from './event-writer.ts'
import { followChanges } from './follow-changes.ts'

export interface ServeChangesOptions {
  readonly schema: GraphQLSchema
  readonly rules: BoundaryRules
  readonly services: SubgraphServices
  readonly authenticate: Authenticate
  readonly openContext: OpenContext
}

/** How often a stream is looked at, and how often something is sent where nothing happens. */
const [lookMilliseconds, pingMilliseconds] = [15_000, 15_000]
const [mostStreams, mostWaiting] = [2_000, 1_000]

/**
 * Answers subscriptions at `POST /graphql/stream`, for the gateway only, verified as a fetch is: both tokens, for these
 * bytes. The answer is an event stream: `next` with a GraphQL answer at each event, `complete` at the end, and comments
 * while nothing happens. Not there at an agency whose schema has no `Subscription`.
 */
export function serveChanges(server: FastifyInstance, options: ServeChangesOptions): void {
  const { schema, rules, services, authenticate, openContext } = options
  const { changes, clock, logger } = services
  const root = schema.getSubscriptionType()
  if (changes === undefined || root === undefined || root === null) return
  const answering: AnswerChangeOptions = { schema, rules, openContext, logger }
  const open = new Set<() => void>()
  server.route({
    method: 'POST',
    url: '/graphql/stream',
    async handler(request, reply) {
      const authenticated = await authenticate(request) // before anything is read: without both tokens it is a 401
      const subscription = { ...readSubscription(request, schema), authenticated }
      if (open.size >= mostStreams) throw new HubError('NOT_READY', 'There are as many streams as this agency serves.')
      const refusal = await refusalOfSubscription(subscription, answering)
      const interest = refusal === undefined ? await interestOf(subscription, answering) : undefined
      const writer = eventWriter(opened(reply), { pingMilliseconds })
      if (refusal !== undefined) {
        await writer.write(refusal)
        writer.end()
      } else if (interest === undefined) writer.end(new Error('Nothing is told of this field.'))
      else {
        const following = { ...answering, changes, clock, lookMilliseconds, mostWaiting }
        const stop = followChanges(subscription, interest, writer, following)
        const end = () => writer.end()
        open.add(end)
        reply.raw.once('close', () => {
          stop()
          open.delete(end)
        })
        if (reply.raw.destroyed) stop()
      }
      return reply
    },
  })
  server.addHook('preClose', async () => {
    for (const end of open) end()
  })
}

const bodySchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

function readSubscription(request: FastifyRequest, schema: GraphQLSchema): Omit<ChangeSubscription, 'authenticated'> {
  const body = bodySchema.safeParse(request.body).data
  if (body === undefined) throw new HubError('BAD_INPUT', 'The request is not of the form that GraphQL over HTTP has.')
  const document = documentOf(body.query, schema)
  const operationName = body.operationName ?? undefined
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new HubError('BAD_INPUT', 'Only a subscription is answered as a stream.')
  return { document, operationName, variables: body.variables ?? {} }
}

function documentOf(query: string, schema: GraphQLSchema): DocumentNode {
  try {
    const document = parse(query, { maxTokens: fetchLimits.tokens, noLocation: true })
    if (validate(schema, document, [...specifiedRules, limitRule(fetchLimits)]).length === 0) return document
  } catch {
    // told below
  }
  throw new HubError('BAD_INPUT', 'The operation does not fit the schema of this subgraph, or its limits.')
}

function opened(reply: FastifyReply): FastifyReply['raw'] {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-accel-buffering': 'no',
  })
  return reply.raw
}
