import type { FastifyInstance } from 'fastify'
import type { SubgraphSources } from './run/subgraph-sources.ts'

/**
 * `/livez`: the process answers. `/readyz`: the hub serves its schema; which agencies are away is told, and does not
 * make the hub unready, because the others still answer.
 */
export function health(
  server: FastifyInstance,
  { subgraphs }: { readonly subgraphs: readonly { readonly name: string }[] },
  sources: SubgraphSources,
): void {
  server.get('/livez', async () => ({ status: 'live' }))
  server.get('/readyz', async (_, reply) => {
    const states = await Promise.all(
      subgraphs.map(async ({ name }) => [name, (await sources.isReady(name)) ? 'ready' : 'away'] as const),
    )
    void reply.header('cache-control', 'no-store')
    return { status: 'ready', subgraphs: Object.fromEntries(states) }
  })
}
