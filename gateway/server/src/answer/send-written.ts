import type { FastifyReply, FastifyRequest } from 'fastify'
import { redeemed } from './written-answer.ts'

/** A Fastify hook that sends, for the ticket of an answer that is written already, its bytes. */
export function sendWritten(
  _request: FastifyRequest,
  _reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  done(null, typeof payload === 'string' ? redeemed(payload) : payload)
}
