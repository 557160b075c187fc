import type { SubgraphServices } from '../server/services.ts'
import { isFinal, parkLetter } from './park-letter.ts'
import { type PeerLetter, type PeerReply, peerClient } from './peer-client.ts'

/** What the outbox of one agency does while it is served. */
export interface Outbox {
  /** Delivers whatever is due, once; gives how many messages were delivered. Never throws. */
  deliver(): Promise<number>
  /** Looks again at once: something was just told. */
  wake(): void
  start(): void
  stop(): Promise<void>
}

export interface OutboxOptions {
  /** The agency whose outbox it is. */
  readonly agency: string
  readonly services: SubgraphServices
  readonly pollMilliseconds?: number
}

/** The first wait after a failure, doubled with each further one, and the longest. */
const firstWaitSeconds = 1
const longestWaitSeconds = 300
/** While a message is on its way nobody else sends it; should this process die, it is sent again after that. */
const leaseSeconds = 30

/** Delivers what was told, to each agency in the order in which it was told, and waits longer after each failure. */
export function outbox({ agency, services, pollMilliseconds = 1_000 }: OutboxOptions): Outbox {
  const send = peerClient(agency, services)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | undefined

  const pass = async (): Promise<number> => {
    try {
      const agencies = await waiting(services)
      const counts = await Promise.all(agencies.map((one) => deliverTo(one, services, send)))
      return counts.reduce((sum, count) => sum + count, 0)
    } catch (error) {
      services.logger.warn({ err: error }, 'the outbox could not be read')
      return 0
    }
  }
  const deliver = (): Promise<number> => {
    running ??= pass().finally(() => {
      running = undefined
    })
    return running
  }
  const next = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void deliver().finally(() => timer !== undefined && next(pollMilliseconds)), milliseconds)
    timer.unref()
  }

  return {
    deliver,
    wake: () => timer !== undefined && next(0),
    start: () => next(0),
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await running
    },
  }
}

async function waiting({ database, clock }: SubgraphServices): Promise<readonly string[]> {
  const found = await database.own.query<{ agency: string }[]>(
    `select agency from (
       select distinct on (agency) agency, next_at from outbox
       where delivered_at is null and refused_as is null order by agency, number) first
     where next_at <= $1`,
    [clock()],
  )
  return found.map(({ agency }) => agency)
}

interface Waiting {
  readonly id: string
  readonly message: string
  readonly input: unknown
  readonly attempts: number
}

/** One after the other, and no further than the first that cannot be delivered: order is kept. */
async function deliverTo(
  agency: string,
  services: SubgraphServices,
  send: (letter: PeerLetter) => Promise<PeerReply>,
): Promise<number> {
  let delivered = 0
  for (;;) {
    const letter = await take(agency, services)
    if (letter === undefined) return delivered
    const { id, message, input } = letter
    const outcome = await send({ agency, id, message, input }).catch(() => 'AWAY' as const)
    if (!(await settle(letter, outcome, agency, services))) return delivered
    delivered += 1
  }
}

/** The first waiting message to an agency, lent to this process until it is settled or the lease is over. */
async function take(agency: string, { database, clock }: SubgraphServices): Promise<Waiting | undefined> {
  const now = clock()
  const [rows] = await database.own.query<[Waiting[], number]>(
    `update outbox set next_at = $2, attempts = attempts + 1
     where id = (select id from outbox where agency = $1 and delivered_at is null and refused_as is null
                 order by number limit 1 for update)
       and next_at <= $3 and delivered_at is null and refused_as is null
     returning id, message, input, attempts`,
    [agency, new Date(now.getTime() + leaseSeconds * 1_000), now],
  )
  return rows[0]
}

/** Writes down what became of a message; false where the next one has to wait for it. */
async function settle(
  { id, message, attempts }: Waiting,
  reply: PeerReply | 'AWAY',
  agency: string,
  services: SubgraphServices,
): Promise<boolean> {
  const { database, clock, logger } = services
  if (reply !== 'AWAY' && reply.kind === 'answer') {
    // what was said is with whom it was for; here it is enough to know that it was said
    await database.own.query(
      `update outbox set delivered_at = $2, input = '{}', last_answer = null, refused_as = null, parked_at = null
       where id = $1`,
      [id, clock()],
    )
    return true
  }
  if (reply !== 'AWAY' && isFinal(reply)) {
    logger.warn({ agency, message, status: reply.status }, 'another agency will not have what it was told')
    await parkLetter(services, { id, agency, because: reply.message })
    return true
  }
  const wait = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (attempts - 1))
  await database.own.query('update outbox set next_at = $2, last_answer = $3 where id = $1 and delivered_at is null', [
    id,
    new Date(clock().getTime() + wait * 1_000),
    reply === 'AWAY' ? null : reply.message,
  ])
  return false
}
