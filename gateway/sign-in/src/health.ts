import type { FastifyInstance } from 'fastify'

/** `/livez` says that the process answers; `/readyz` that every issuer is mounted and it is not stopping. */
export function provideHealth(app: FastifyInstance): void {
  let isReady = false
  app.addHook('onReady', async () => {
    isReady = true
  })
  app.addHook('preClose', async () => {
    isReady = false
  })
  app.get('/livez', { config: { anyHost: true } }, () => ({ status: 'live' }))
  app.get('/readyz', { config: { anyHost: true } }, (_, reply) =>
    reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' }),
  )
}
