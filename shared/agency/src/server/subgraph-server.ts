import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import { readRules } from '@simpul/boundary'
import { fetchLimits, HubError, limitRule, maskUnexpected, newServer } from '@simpul/serving'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { kitDoors } from '../doors/kit-doors.ts'
import { serveFiles } from '../files/serve-files.ts'
import { authenticator } from '../identity/authenticate.ts'
import { acceptEntries } from '../register/accept-entries.ts'
import { serveRegister } from '../register/serve-register.ts'
import { serveChanges } from '../stream/serve-changes.ts'
import { buildGuardedSchema } from './build-schema.ts'
import type { AgencyContext } from './context.ts'
import type { SubgraphDefinition } from './definition.ts'
import { health } from './health.ts'
import { contextOpener } from './open-context.ts'
import { reportBoundary } from './report-boundary.ts'
import type { SubgraphServices } from './services.ts'

/** An agency's subgraph, ready to listen: verify, decide, answer. */
export async function subgraphServer(
  definition: SubgraphDefinition,
  services: SubgraphServices,
): Promise<FastifyInstance> {
  const rules = readRules(definition.sdl)
  const server = newServer({ logger: services.logger, bodyBytes: fetchLimits.bodyBytes })
  health(server, services)
  serveRegister(server, services)
  if (services.keeper !== undefined) acceptEntries(server, services.keeper)
  definition.routes?.(server, services)
  const authenticate = authenticator(definition.name, services)
  kitDoors(server, { definition, rules, services, authenticate })

  const schema = buildGuardedSchema(definition, rules)
  const apollo = new ApolloServer<AgencyContext>({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled(), fastifyApolloDrainPlugin(server), reportBoundary(rules)],
    parseOptions: { maxTokens: fetchLimits.tokens },
    validationRules: [limitRule(fetchLimits)],
    formatError: maskUnexpected(services.logger),
    includeStacktraceInErrorResponses: false,
    introspection: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  })
  await apollo.start()

  const openContext = contextOpener(rules, definition.tables, services)
  const contexts = new WeakMap<FastifyRequest, AgencyContext>()
  server.route({
    method: 'POST',
    url: '/graphql',
    // before Apollo Server reads anything: a fetch without both tokens is a 401, not a GraphQL answer
    preHandler: async (request, reply) => {
      void reply.header('cache-control', 'private, no-store')
      contexts.set(request, await openContext(await authenticate(request)))
    },
    handler: fastifyApolloHandler(apollo, { context: async (request) => contextOf(contexts, request) }),
  })
  const { files } = services
  if (files !== undefined) serveFiles(server, { rules, services, files, openContext })
  serveChanges(server, { schema, rules, services, authenticate, openContext })
  return server
}

function contextOf(contexts: WeakMap<FastifyRequest, AgencyContext>, request: FastifyRequest): AgencyContext {
  const context = contexts.get(request)
  if (context === undefined) throw new HubError('UNAUTHENTICATED', 'The fetch was not authenticated.')
  return context
}
