import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { hopOperation, type KitContext, type OwnSql } from '../doors/operation.ts'
import { askedPurposes, remark } from '../grants/grant-input.ts'
import { addTurn, answerBy, type HeldRequest } from './held-request.ts'
import { type AccessRequestView, requestViews } from './request-view.ts'

const input = z.strictObject({
  coordinates: z
    .array(z.string().regex(/^[A-Za-z_]\w{0,99}\.[A-Za-z_]\w{0,99}$/, 'must be a coordinate such as Worker.fullName'))
    .min(1)
    .max(200),
  purpose: askedPurposes.element,
  reason: remark,
})

/** How many requests of one agency may wait for an answer. */
const mostWaiting = 50

/** A partner's people ask the owner to have fields opened. The same question again is answered with the first request. */
export const requestAccess = hopOperation<z.infer<typeof input>, AccessRequestView>({
  name: 'requestAccess',
  callers: ['PARTNER'],
  input,
  async run({ coordinates, purpose, reason }, context) {
    const asked = [...new Set(coordinates)].toSorted()
    for (const coordinate of asked) {
      if (!context.rules.fields.has(coordinate))
        throw new HubError('BAD_INPUT', `${context.agency} has no field ${coordinate}.`)
    }
    const [view] = await context.own(async (own) => {
      const request = await keepRequest(own, { coordinates: asked, purpose, reason }, context)
      return requestViews(own, [request], context)
    })
    if (view === undefined) throw new Error('A request that was just kept is not there.')
    return view
  },
})

async function keepRequest(own: OwnSql, asked: z.infer<typeof input>, context: KitContext): Promise<HeldRequest> {
  const { officer, now, today } = context
  const agency = context.caller.kind === 'agency' ? context.caller.agency : ''
  await own.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`simpul access ${agency}`])
  const waiting = await own.query<HeldRequest>(
    `select * from access_request where agency = $1 and state in ('ASKED', 'ASKED_BACK')`,
    [agency],
  )
  const same = waiting.find(
    ({ coordinates, purpose }) => purpose === asked.purpose && coordinates.join() === asked.coordinates.join(),
  )
  if (same !== undefined) return same
  if (waiting.length >= mostWaiting)
    throw new HubError('CONFLICT', `${mostWaiting} requests of ${agency} wait for an answer here; ask again after one.`)
  const id = randomUUID()
  await own.query(
    `insert into access_request (id, agency, coordinates, purpose, state, asked_at, answer_by, created_at)
     values ($1, $2, $3, $4, 'ASKED', $5, $6, $5)`,
    [id, agency, asked.coordinates, asked.purpose, now.toISOString(), answerBy(today)],
  )
  return addTurn(own, { request: id, at: now, agency, officer, kind: 'ASK', text: asked.reason }, {})
}
