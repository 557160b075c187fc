import type { FastifyInstance } from 'fastify'
import type { SubgraphServices } from './services.ts'

/** `/livez`: the process answers. `/readyz`: its database answers and it has read its replica of the register. */
export function health(server: FastifyInstance, services: SubgraphServices): void {
  server.get('/livez', async () => ({ status: 'live' }))
  server.get('/readyz', async (_, reply) => {
    const failed = await firstFailure(services)
    void reply.status(failed === undefined ? 200 : 503).header('cache-control', 'no-store')
    return failed === undefined ? { status: 'ready' } : { status: 'not ready', because: failed }
  })
}

async function firstFailure({ database, logger }: SubgraphServices): Promise<string | undefined> {
  try {
    await database.own.query('select 1')
    await database.partner.query('select 1')
    return undefined
  } catch (error) {
    logger.warn({ err: error }, 'the database does not answer')
    return 'the database does not answer'
  }
}
