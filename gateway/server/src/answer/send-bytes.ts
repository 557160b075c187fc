import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * A Fastify hook that hands an answer's text on as bytes. Node writes a text together with the headers, and for that puts
 * the many pieces of a large one together a second time.
 */
export function sendBytes(
  _request: FastifyRequest,
  _reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  done(null, typeof payload === 'string' ? Buffer.from(payload) : payload)
}
