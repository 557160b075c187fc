import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { newServer } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { sendWritten } from '../answer/send-written.ts'
import { writtenAnswer } from '../answer/written-answer.ts'
import { engineGateway } from '../engine-gateway.ts'
import type { PlanService } from '../plan/plan-thread.ts'
import type { AloneSender } from './alone-sender.ts'

/** What the engine alone stands on. */
export interface AloneServices {
  readonly supergraph: string
  readonly planner: PlanService
  readonly sender: AloneSender
  readonly logger: Logger
}

/** The engine without a boundary: everybody who reaches it may ask everything. It closes planner and sender with itself. */
export async function aloneServer({ supergraph, planner, sender, logger }: AloneServices): Promise<FastifyInstance> {
  const server = newServer({ logger, bodyBytes })
  const request = { key: '', send: sender.send }
  const apollo = new ApolloServer({
    gateway: engineGateway({ supergraph, planner, operations: 2_000, requestFor: () => request }),
    stringifyResult: writtenAnswer,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    parseOptions: { maxTokens },
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
  })
  await apollo.start()
  server.get('/livez', async () => ({ status: 'live' }))
  server.get('/readyz', async () => ({ status: 'ready' }))
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onSend: sendWritten,
    handler: fastifyApolloHandler(apollo),
  })
  server.addHook('onClose', async () => {
    await apollo.stop() // with it the gateway and its planner
    await sender.close()
  })
  return server
}

/** Enough for generated operations; a hub that strangers reach has narrower limits. */
const maxTokens = 50_000
const bodyBytes = 8 * 1024 * 1024
