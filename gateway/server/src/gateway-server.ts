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
import { stringifyAnswer } from './answer/answer-text.ts'
import { newHubAccount } from './answer/hub-account.ts'
import { reportBoundary } from './answer/report-boundary.ts'
import { type AskerFor, ownKitAsker } from './asking/asker.ts'
import { callerIdentifier, type IdentifyOptions } from './caller/identify-caller.ts'
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
  /** Documents that may be asked by their id. */
  readonly trustedDocuments?: TrustedDocuments | undefined
  /** Refuses every other document; without a list, all. */
  readonly onlyTrustedDocuments?: boolean | undefined
  readonly dashboardFolder?: string | undefined
  readonly exampleWorker?: string | undefined
  readonly callerKeys?: IdentifyOptions['callerKeys']
  /** Tells about whom other agencies may be asked; by default the kit of the caller's own agency does. */
  readonly askerFor?: AskerFor
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
  const apollo = new ApolloServer<HubContext>({
    gateway: engineGateway({ ...engine, supergraph: services.supergraph }),
    stringifyResult: stringifyAnswer,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(server),
      reportBoundary(),
      answerStatus(),
      deferredAnswers({ ...engine, formatError }),
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
  const contexts = new WeakMap<FastifyRequest, HubContext>()
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => {
      void reply.header('cache-control', 'private, no-store')
      refuseForeignPage(request)
      refuseDeepNesting(request.body, callerLimits.nesting)
      const identity = await identify(request)
      replaceDocument(request, bucketOf(identity.caller), resolve)
      const matrix = matrixOf(identity.caller, clock())
      contexts.set(request, { identity, matrix, account: newHubAccount(), asker: askerFor(identity) })
    },
    handler: fastifyApolloHandler(apollo, { context: async (request) => contextOf(contexts, request) }),
  })
  server.addHook('onClose', () => sources.close())
  return server
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
