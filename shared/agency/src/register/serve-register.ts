import { HubError } from '@simpul/serving'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SubgraphServices } from '../server/services.ts'
import { registerStreams, type StreamLimits } from './register-streams.ts'

/**
 * Serves the register as this agency holds it, to whoever asks: it names no person, and any agency may relay it. Whoever
 * listens believes no relay and takes only what its authors and the forum signed.
 */
export function serveRegister(
  server: FastifyInstance,
  { register }: Pick<SubgraphServices, 'register'>,
  limits: Partial<StreamLimits> = {},
): void {
  server.get('/register/entries', async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    return { entries: register.entries(afterOf(request)), head: register.signedHead() ?? null }
  })

  const streams = registerStreams(register, limits)
  server.get('/register/stream', async (request, reply) => {
    const after = resumedAt(request) ?? afterOf(request)
    streams.admit(request.ip)
    reply.hijack()
    streams.open(reply.raw, { after, address: request.ip })
  })
  server.addHook('preClose', async () => streams.close())
}

function afterOf(request: FastifyRequest): number {
  const { after = '0' } = request.query as { readonly after?: unknown }
  const number = numberOf(after)
  if (number === undefined)
    throw new HubError('BAD_INPUT', '"after" is the sequence number of the last entry you hold.')
  return number
}

/** The number of the last entry that a reconnecting listener has heard. */
function resumedAt(request: FastifyRequest): number | undefined {
  return numberOf(request.headers['last-event-id'])
}

function numberOf(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
