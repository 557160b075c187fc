import { HubError, refusedIdentity } from '@simpul/serving'
import { peerVerifier, replayStore } from '@simpul/trust'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SubgraphServices } from '../server/services.ts'
import { answerRefusal, forNow } from './door-error.ts'
import type { OpenKit } from './kit-context.ts'
import type { OwnSql, PeerMessage } from './operation.ts'
import { readInput } from './read-input.ts'

const bodyLimit = 1024 * 1024

const requestSchema = z.strictObject({
  message: z.string().max(100),
  input: z.unknown(),
  /** Of what is told and not asked: it counts once, however often it comes. */
  id: z.uuid().optional(),
})

export interface PeerDoorOptions {
  readonly agency: string
  readonly messages: ReadonlyMap<string, PeerMessage>
  readonly services: SubgraphServices
  readonly open: OpenKit
}

/** `POST /peer`: another agency's kit, by its key in the register. A suspended agency is not heard. */
export function peerDoor(server: FastifyInstance, options: PeerDoorOptions): void {
  const { messages, open } = options
  const authenticate = peerEntrance(options)
  server.post('/peer', { bodyLimit, errorHandler: answerRefusal }, async (request, reply) => {
    if ((request.bytes?.length ?? 0) > bodyLimit)
      throw new HubError('TOO_LARGE', `A request to the peer door may have ${bodyLimit} bytes.`)
    const agency = authenticate(request)
    const { message: name, input, id } = readInput('the peer door', requestSchema, request.body)
    const message = messages.get(name)
    if (message === undefined) throw new HubError('NOT_FOUND', 'The kit of this agency knows no message of this name.')
    void reply.header('cache-control', 'private, no-store')
    const caller = { kind: 'peer', agency } as const
    const read = readInput(name, message.input, input)
    if (id === undefined) return { answer: await message.run(read, open({ caller })) }
    return hearOnce(agency, id, (before) => message.run(read, open({ caller, before })))
  })
}

function peerEntrance({ agency, services }: PeerDoorOptions): (request: FastifyRequest) => string {
  const { clock, register } = services
  const verifier = peerVerifier({ agency, replay: replayStore({ limit: 100_000, now: clock }) })
  return (request) => {
    const token = request.headers['x-simpul-peer']
    if (typeof token !== 'string' || token === '')
      throw new HubError(
        'UNAUTHENTICATED',
        'The peer door answers other agencies only: the header x-simpul-peer is missing.',
      )
    const now = clock()
    const state = register.state(now)
    try {
      const peer = verifier.verify({
        token,
        body: request.bytes ?? Buffer.alloc(0),
        now,
        keyOf: (id) => state.keys.get(id),
      })
      if (peer.agency === agency || state.agencies.get(peer.agency)?.isSuspended !== false)
        throw new HubError('NOT_ALLOWED', `${peer.agency} is not another agency that the register admits today.`, {
          detail: forNow,
        })
      return peer.agency
    } catch (error) {
      throw refusedIdentity(error)
    }
  }
}

/** The id is written in the transaction of the work itself: what was heard before stops there, and nothing changes. */
async function hearOnce(
  agency: string,
  id: string,
  run: (before: (own: OwnSql) => Promise<void>) => Promise<object>,
): Promise<{ readonly answer: object }> {
  let isNew = false
  const before = async (own: OwnSql) => {
    if (isNew) return
    const written = await own.query(
      'insert into inbox (agency, id) values ($1, $2) on conflict do nothing returning id',
      [agency, id],
    )
    if (written.length === 0) throw new HeardBefore()
    isNew = true
  }
  try {
    return { answer: await run(before) }
  } catch (error) {
    if (error instanceof HeardBefore) return { answer: {} }
    throw error
  }
}

class HeardBefore extends Error {}
