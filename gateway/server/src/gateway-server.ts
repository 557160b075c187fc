import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { BoundaryRules } from '@simpul/boundary'
import {
  callerLimits,
  HubError,
  limitRule,
  maskUnexpected,
  newServer,
  type RegisterReplica,
  refuseDeepNesting,
} from '@simpul/serving'
import type { HopSigner, TrustAnchors } from '@simpul/trust'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { answerStatus } from './answer/answer-status.ts'
import { newHubAccount } from './answer/hub-account.ts'
import { reportBoundary } from './answer/report-boundary.ts'
import { sendWritten } from './answer/send-written.ts'
import { writtenAnswer } from './answer/written-answer.ts'
import { type AskerFor, ownKitAsker } from './asking/asker.ts'
import { callerIdentifier, type IdentifyOptions, type Identity } from './caller/identify-caller.ts'
import { refuseForeignPage } from './caller/refuse-foreign-page.ts'
import type { HubContext } from './context.ts'
import { bucketOf, persistedQueries } from './documents/persisted-queries.ts'
import { replaceDocument } from './documents/replace-document.ts'
import { documentResolver } from './documents/resolve-document.ts'
import type { TrustedDocuments } from './documents/trusted-documents.ts'
import { type EngineSchemas, engineSchemas } from './engine.ts'
import { type EngineRequest, engineGateway } from './engine-gateway.ts'
import { serveExplorer } from './explorer/serve-explorer.ts'
import { health } from './health.ts'
import { hubSource } from './hub/hub-source.ts'
import { hubSubgraph } from './hub/hub-subgraph.ts'
import type { PlanService } from './plan/plan-thread.ts'
import { hubMatrices } from './prune/hub-matrix.ts'
import { prune } from './prune/prune.ts'
import { type SubgraphSource, subgraphSender } from './run/subgraph-sender.ts'
import { type SubgraphLimits, type SubgraphSources, subgraphSources } from './run/subgraph-sources.ts'
import { deferRule } from './stream/defer/defer-rule.ts'
import { deferredAnswers } from './stream/defer/deferred-answers.ts'
import { type StreamLimits, streamLimits } from './stream/events/stream-limits.ts'
import { serveStreams } from './stream/serve/serve-streams.ts'
import { requestCaller } from './telemetry/request-caller.ts'
import type { GatewayState } from './telemetry/state-metrics.ts'
import { tellAnswers } from './telemetry/tell-answers.ts'
import { type ObserverFor, unwatched, watchRequests } from './telemetry/watch-requests.ts'

/** One subgraph that the gateway reaches. */
export interface Subgraph {
  readonly name: string
  readonly url: string
  /** The rules of its owner's own SDL. */
  readonly rules: BoundaryRules
}

/** What the gateway stands on; each is made once, at the edge, and handed in. */
export interface GatewayServices {
  readonly supergraph: string
  readonly planner: PlanService
  readonly subgraphs: readonly Subgraph[]
  readonly anchors: TrustAnchors
  readonly register: RegisterReplica
  readonly hops: HopSigner
  readonly publicUrl: string
  readonly clock: () => Date
  readonly logger: Logger
  readonly limits: SubgraphLimits
  /** What streams may take, where it is not as usual. */
  readonly streamLimits?: Partial<StreamLimits> | undefined
  /** Documents that may be asked by their id. */
  readonly trustedDocuments?: TrustedDocuments | undefined
  /** Refuses every other document; without a list, all. */
  readonly onlyTrustedDocuments?: boolean | undefined
  readonly dashboardFolder?: string | undefined
  readonly exampleWorker?: string | undefined
  readonly callerKeys?: IdentifyOptions['callerKeys']
  /** Tells about whom other agencies may be asked; by default the kit of the caller's own agency does. */
  readonly askerFor?: AskerFor
  /** Who hears what each request does: traces, figures, the log. */
  readonly observers?: readonly ObserverFor[]
  /** Takes the state of the gateway for its figures. */
  readonly shows?: (state: GatewayState) => void
}

/** The hub: caller → limits → plan → run → shape → answer. */
export async function gatewayServer(services: GatewayServices): Promise<FastifyInstance> {
  const { logger, anchors, publicUrl, clock, dashboardFolder, callerKeys } = services
  const server = newServer({ logger, bodyBytes: callerLimits.bodyBytes })
  const sources = subgraphSources(services)
  health(server, services, sources)
  if (dashboardFolder !== undefined) {
    await serveExplorer(server, { folder: dashboardFolder, anchors, publicUrl, exampleWorker: services.exampleWorker })
  }

  const formatError = maskUnexpected(logger)
  const schemas = engineSchemas(services.supergraph)
  const engine = {
    schemas,
    planner: services.planner,
    operations: preparedOperations,
    requestFor: engineRequests(services, sources, schemas),
  }
  const gateway = engineGateway({ ...engine, supergraph: services.supergraph })
  const apollo = new ApolloServer<HubContext>({
    gateway,
    stringifyResult: writtenAnswer,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(server),
      reportBoundary(),
      answerStatus(),
      deferredAnswers({ ...engine, formatError }),
      tellAnswers(),
    ],
    parseOptions: { maxTokens: callerLimits.tokens },
    validationRules: [limitRule(callerLimits), deferRule],
    formatError,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    persistedQueries: false, // each agency has its own: documents/
    csrfPrevention: false, // refuseForeignPage does it, and lets programs ask by GET
    stopOnTerminationSignals: false,
  })
  await apollo.start()

  const identify = callerIdentifier({ anchors, publicUrl, clock, callerKeys })
  const matrixOf = hubMatrices(
    services.subgraphs.map(({ rules }) => rules),
    services.register,
  )
  const resolve = documentResolver({
    trusted: services.trustedDocuments,
    onlyTrusted: services.onlyTrustedDocuments ?? false,
    persisted: persistedQueries(storedDocuments),
  })
  const askerFor = services.askerFor ?? ownKitAsker(sources.kits)
  const watch = watchRequests(services.observers ?? [], () => performance.now())
  const contextFor = (identity: Identity, watched = unwatched): HubContext => {
    const matrix = matrixOf(identity.caller, clock())
    return { identity, matrix, account: newHubAccount(), asker: askerFor(identity, watched.observer), watched }
  }
  const contexts = new WeakMap<FastifyRequest, HubContext>()
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    ...watch.hooks,
    preHandler: async (request, reply) => {
      void reply.header('cache-control', 'private, no-store')
      refuseForeignPage(request)
      refuseDeepNesting(request.body, callerLimits.nesting)
      const identity = await identify(request)
      replaceDocument(request, bucketOf(identity.caller), resolve)
      contexts.set(request, contextFor(identity, watch.identified(request, requestCaller(identity))))
    },
    onSend: sendWritten,
    handler: fastifyApolloHandler(apollo, { context: async (request) => contextOf(contexts, request) }),
  })
  serveStreams(server, {
    ...engine,
    ...services,
    formatError,
    contextFor,
    closedNow: ({ caller }, coordinate) => matrixOf(caller, clock()).refusal(coordinate),
    identity: { anchors, publicUrl, clock, callerKeys },
    resolveDocument: resolve,
    answerQuery: (request, contextValue) => apollo.executeOperation(request, { contextValue }),
    timeoutMilliseconds: services.limits.timeoutMilliseconds,
    limits: { ...streamLimits, ...services.streamLimits },
  })
  services.shows?.({
    cachedPlans: gateway.cachedPlans,
    ...(services.planner.waiting === undefined ? {} : { waitingPlans: services.planner.waiting }),
    subgraphs: () => services.subgraphs.map(({ name }) => [name, sources.channelOf(name).transport.state()] as const),
    registerAgeSeconds: () => ageOf(services.register.signedHead()?.at, clock()),
  })
  server.addHook('onClose', () => sources.close())
  return server
}

function ageOf(at: string | undefined, now: Date): number | undefined {
  return at === undefined ? undefined : (now.getTime() - Date.parse(at)) / 1_000
}

/** What the callers of one agency may store by hash. */
const storedDocuments = { count: 1_000, characters: 4 * 1024 * 1024 }

/** How many operations are kept ready: some hundreds of a hub's clients, for each kind of caller. */
const preparedOperations = 2_000

/** What each request brings to the engine: its caller's matrix, and the way to the owners for this caller. */
function engineRequests(
  services: GatewayServices,
  sources: SubgraphSources,
  { supergraph: schema }: EngineSchemas,
): (context: HubContext) => EngineRequest {
  const senderFor = subgraphSender({ sourceOf: sourcesOf(services, sources), schema })
  return (context) => ({
    key: context.matrix.key,
    prune: (document, { api }) => prune(document, api, context.matrix),
    pruned(refusals) {
      for (const { refusal, path } of refusals) context.account.close(refusal, path)
    },
    send: senderFor(context),
    observer: context.watched.observer,
  })
}

function sourcesOf({ subgraphs }: GatewayServices, sources: SubgraphSources): (name: string) => SubgraphSource {
  const hub = hubSource({ kits: sources.kits, owners: subgraphs.map(({ rules }) => rules) })
  return (name) => (name === hubSubgraph.name ? hub : sources.sourceOf(name))
}

function contextOf(contexts: WeakMap<FastifyRequest, HubContext>, request: FastifyRequest): HubContext {
  const context = contexts.get(request)
  if (context === undefined) throw new HubError('UNAUTHENTICATED', 'The request was not identified.')
  return context
}
