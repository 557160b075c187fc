import { HubError } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import type { SubgraphServices } from '../server/services.ts'
import { readEntries } from './replica-store.ts'

/** Serves the entries an agency holds. The register names no person and is open to every party; any may relay it. */
export function serveRegister(server: FastifyInstance, services: SubgraphServices): void {
  server.get<{ Querystring: { after?: string } }>('/register/entries', async (request, reply) => {
    const after = Number(request.query.after ?? '0')
    if (!Number.isSafeInteger(after) || after < 0)
      throw new HubError('BAD_INPUT', '"after" is the sequence number of the last entry you hold.')
    void reply.header('cache-control', 'no-store')
    return { entries: await readEntries(services.database.own, after) }
  })
}
