import { HubError } from '@simpul/serving'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RegisterKeeper } from './register-keeper.ts'

const bodySchema = z.strictObject({ entry: z.unknown() })
const bodyBytes = 2 * 1024 * 1024

/**
 * `POST /register/entries`, at the agency that keeps the register. Nobody signs in: an entry is worth what its signature
 * is. 201 or, for a repeat, the same; 409 with the head over which to sign again; 422 with why it would not count.
 */
export function acceptEntries(server: FastifyInstance, keeper: RegisterKeeper): void {
  server.post('/register/entries', { bodyLimit: bodyBytes }, async (request, reply) => {
    const body = bodySchema.safeParse(request.body)
    if (!body.success) throw new HubError('BAD_INPUT', 'The body is { "entry": … } and nothing else.')
    const answer = await keeper.enter(body.data.entry)
    void reply.header('cache-control', 'no-store')
    if (answer.kind === 'entered') return reply.status(201).send({ seq: answer.seq, hash: answer.hash })
    if (answer.kind === 'refused')
      return reply.status(422).send({ error: { code: 'BAD_INPUT', message: answer.because } })
    const message = 'Another entry was first. Sign again, over the head that this answer names.'
    return reply.status(409).send({ error: { code: 'CONFLICT', message }, head: answer.head })
  })
}
