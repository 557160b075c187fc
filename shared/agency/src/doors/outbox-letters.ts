import { HubError } from '@simpul/serving'
import { z } from 'zod'
import type { Words } from '../acts/refused.ts'
import { daysBefore, letterDays } from './letter-ages.ts'
import { staffOperation } from './operation.ts'

/** Told and on its way; heard; or refused, and kept with the reason. */
const states = ['WAITING', 'DELIVERED', 'PARKED'] as const
type LetterState = (typeof states)[number]

const listSchema = z.strictObject({
  state: z.enum(states).optional(),
  agency: z.string().max(63).optional(),
  /** The `number` of the last one that was read: what is older follows. */
  before: z.number().int().positive().optional(),
  first: z.number().int().min(1).max(100).default(50),
})

interface LetterRow {
  readonly id: string
  readonly number: string
  readonly agency: string
  readonly message: string
  readonly state: LetterState
  readonly created_at: Date
  readonly delivered_at: Date | null
  readonly parked_at: Date | null
  readonly next_at: Date | null
  readonly attempts: number
  readonly last_answer: string | null
}

const stateSql = `case when refused_as is not null then 'PARKED'
  when delivered_at is not null then 'DELIVERED' else 'WAITING' end`

/** What was told to other agencies and how it stands, newest first. What was said is not shown: it may name a person. */
export const outboxList = staffOperation({
  name: 'outboxList',
  roles: ['HEAD', 'SUPERVISOR'],
  input: listSchema,
  async run({ state, agency, before, first }, { own }) {
    const found = await own(({ query }) =>
      query<LetterRow>(
        `select id, number, agency, message, ${stateSql} as state, created_at, delivered_at, parked_at,
           nullif(next_at, '-infinity') as next_at, attempts, coalesce(refused_as, last_answer) as last_answer
         from outbox where ($1::text is null or ${stateSql} = $1) and ($2::text is null or agency = $2)
           and ($3::bigint is null or number < $3) order by number desc limit $4`,
        [state ?? null, agency ?? null, before ?? null, first],
      ),
    )
    return { letters: found.map(viewOf) }
  },
})

function viewOf(letter: LetterRow): object {
  return {
    id: letter.id,
    number: Number(letter.number),
    agency: letter.agency,
    message: letter.message,
    state: letter.state,
    toldAt: letter.created_at,
    deliveredAt: letter.delivered_at,
    parkedAt: letter.parked_at,
    nextAt: letter.state === 'WAITING' ? letter.next_at : null,
    attempts: letter.attempts,
    reason: letter.last_answer,
  }
}

const namedSchema = z.strictObject({ id: z.uuid() })

/** Tells a parked letter again, in its old place before those that still wait. */
export const outboxRetry = staffOperation({
  name: 'outboxRetry',
  roles: ['HEAD'],
  input: namedSchema,
  async run({ id }, { own, now, services }) {
    const found = await own(({ query }) =>
      query(
        `update outbox set refused_as = null, parked_at = null, attempts = 0, next_at = '-infinity'
         where id = $1 and refused_as is not null and created_at >= $2 returning id`,
        [id, daysBefore(now, letterDays.retry)],
      ),
    )
    if (found.length === 0)
      throw notThere({
        en: `is parked and was told within the last ${letterDays.retry} days`,
        id: `ditahan dan dikirim dalam ${letterDays.retry} hari terakhir`,
      })
    services.onTold?.()
    return { id, state: 'WAITING' }
  },
})

/** Takes a letter that cannot be delivered out of the way of those behind it: the other agency fails at this one alone. */
export const outboxPark = staffOperation({
  name: 'outboxPark',
  roles: ['HEAD'],
  input: namedSchema,
  async run({ id }, { own, now, officer, services }) {
    const found = await own(({ query }) =>
      query(
        `update outbox set refused_as = $2, parked_at = $3
         where id = $1 and delivered_at is null and refused_as is null and attempts > 0 returning id`,
        [id, `Parked by ${officer}.`, now],
      ),
    )
    if (found.length === 0) throw notThere({ en: 'waits after a failed try', id: 'menunggu setelah percobaan gagal' })
    services.onTold?.()
    return { id, state: 'PARKED' }
  },
})

function notThere({ en, id }: Words): HubError {
  const words = `There is no letter of this id that ${en}. Nothing was changed.`
  return new HubError(
    'NOT_FOUND',
    `${words} · Tidak ada pemberitahuan dengan id ini yang ${id}. Tidak ada yang diubah.`,
  )
}
