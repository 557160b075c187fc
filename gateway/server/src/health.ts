import type { RegisterReplica } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import type { SubgraphSources } from './run/subgraph-sources.ts'

/** What readiness is read from. */
export interface HealthOptions {
  readonly subgraphs: readonly { readonly name: string }[]
  readonly register: RegisterReplica
  readonly clock: () => Date
}

/**
 * `/livez`: the process answers. `/readyz`: the hub serves its schema and holds a register; which agencies are away is told, and does not
 * make the hub unready, because the others still answer.
 */
export function health(
  server: FastifyInstance,
  { subgraphs, register, clock }: HealthOptions,
  sources: SubgraphSources,
): void {
  server.get('/livez', async () => ({ status: 'live' }))
  server.get('/readyz', async (_, reply) => {
    const states = await Promise.all(
      subgraphs.map(async ({ name }) => [name, (await sources.isReady(name)) ? 'ready' : 'away'] as const),
    )
    const hasRegister = register.state(clock()).head.seq > 0
    void reply.status(hasRegister ? 200 : 503).header('cache-control', 'no-store')
    return {
      status: hasRegister ? 'ready' : 'the register has not been read yet',
      subgraphs: Object.fromEntries(states),
    }
  })
}
