import type { BoundaryRules } from '@simpul/boundary'
import type { HopSigner } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'
import { callerIdentifier, credentialsVerifier, type IdentifyOptions } from '../../caller/identify-caller.ts'
import type { HubContext } from '../../context.ts'
import type { EngineSchemas } from '../../engine.ts'
import type { EngineRequest } from '../../engine-gateway.ts'
import type { PlanService } from '../../plan/plan-thread.ts'
import { preparedOperations } from '../../prepare/prepared-operations.ts'
import type { AskedSubscription } from '../events/asked-operation.ts'
import { openStreams } from '../events/open-streams.ts'
import type { SubscriptionServices } from '../events/open-subscription.ts'
import { type PreparedSubscription, prepareSubscription } from '../events/prepare-subscription.ts'
import type { StreamLimits } from '../events/stream-limits.ts'
import { type SubgraphStream, subgraphStream } from '../source/subgraph-events.ts'
import { serveEventStreams } from './serve-event-streams.ts'
import { serveSockets } from './serve-sockets.ts'
import { type StreamServiceOptions, streamService } from './stream-service.ts'

/** What the streams of a hub stand on, which is what `/graphql` stands on. */
export interface ServeStreamsOptions
  extends Pick<StreamServiceOptions, 'resolveDocument' | 'answerQuery' | 'contextFor' | 'closedNow' | 'formatError'>,
    Pick<SubscriptionServices, 'clock' | 'logger'> {
  readonly schemas: EngineSchemas
  readonly planner: PlanService
  /** How many prepared operations are kept. */
  readonly operations: number
  readonly requestFor: (context: HubContext) => EngineRequest
  /** `publicUrl` is that of `/graphql`: proofs for a stream name `/stream` below it. */
  readonly identity: IdentifyOptions
  readonly subgraphs: readonly { readonly name: string; readonly url: string; readonly rules: BoundaryRules }[]
  readonly hops: HopSigner
  readonly timeoutMilliseconds: number
  readonly limits: StreamLimits
}

/** Serves the hub's streams: as server-sent events and over WebSockets. They end before the server closes. */
export function serveStreams(server: FastifyInstance, options: ServeStreamsOptions): void {
  const { limits, clock, logger, schemas } = options
  const streams = openStreams(limits)
  const service = streamService({
    ...options,
    api: schemas.api,
    schema: schemas.supergraph,
    streams,
    prepare: preparer(options),
    sendFor: (context) => options.requestFor(context).send,
    streamOf: subgraphStreams(options),
  })
  const identity = { ...options.identity, publicUrl: streamUrl(options.identity.publicUrl) }
  const { partingMilliseconds } = limits
  serveEventStreams(server, { service, identify: callerIdentifier(identity), partingMilliseconds })
  serveSockets(server, { service, identify: credentialsVerifier(identity), streams, limits, clock, logger })
  server.addHook('preClose', async () => streams.close())
}

function preparer({ schemas, planner, operations, requestFor }: ServeStreamsOptions): SubscriptionServices['prepare'] {
  const prepared = preparedOperations<PreparedSubscription>(operations)
  return async (asked: AskedSubscription, context: HubContext) => {
    const { text, document, operationName, booleans } = asked
    const { key, prune } = requestFor(context)
    const name = JSON.stringify([text, operationName, booleans, key])
    return prepared.get(name, () => prepareSubscription(document, booleans, { schemas, planner, operationName, prune }))
      .prepared
  }
}

function subgraphStreams(options: ServeStreamsOptions): (subgraph: string) => SubgraphStream {
  const { subgraphs, hops, clock, limits, timeoutMilliseconds } = options
  const opened = new Map(
    subgraphs.map(({ name, url, rules }) => {
      const agency = rules.agency.id
      return [name, subgraphStream({ subgraph: name, agency, url, hops, clock, limits, timeoutMilliseconds })]
    }),
  )
  return (name) => {
    const found = opened.get(name)
    if (found === undefined) throw new Error(`The subgraph "${name}" has no streams.`)
    return found
  }
}

function streamUrl(publicUrl: string): string {
  const url = new URL(publicUrl)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/stream`
  return url.href
}
