import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import fastify from 'fastify'
import { readSettings, ready } from './serve-bench.ts'

// @apollo/gateway behind Apollo Server, all of it as it comes.

const { supergraph } = readSettings<{ readonly supergraph: string }>()
const apollo = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: supergraph }),
  plugins: [ApolloServerPluginInlineTraceDisabled()],
  stopOnTerminationSignals: false,
})
await apollo.start()
const server = fastify()
server.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) })
ready({ url: `http://127.0.0.1:${await listenAs()}/graphql` })

async function listenAs(): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
