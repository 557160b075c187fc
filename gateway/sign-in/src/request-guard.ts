import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for a route that answers the same to everybody, so that it need not care by which name it was reached. */
    readonly anyHost?: boolean
  }
}

const longestUrl = 4_096

/**
 * Refuses requests that name another host than the issuers': a page that points its own name at this address
 * (DNS rebinding) could otherwise sign in here as anybody. Also refuses addresses too long to be kept in memory.
 */
export function guardRequests(app: FastifyInstance, host: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.raw.url && request.raw.url.length > longestUrl)
      return reply.code(414).send({ error: 'invalid_request', error_description: 'The address is too long.' })
    if (request.routeOptions.config.anyHost || request.headers.host?.toLowerCase() === host) return
    return reply
      .code(421)
      .send({ error: 'invalid_request', error_description: `This sign-in answers only under the name ${host}.` })
  })
}
