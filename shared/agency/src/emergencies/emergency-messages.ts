import { HubError } from '@simpul/serving'
import {
  type EmergencyConfirmation,
  emergencyConfirmationSchema,
  emergencySchema,
  emergencyStanding,
  isEmergencyConfirmed,
  isEmergencySigned,
} from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, peerMessage } from '../doors/operation.ts'
import { moment, recordId, remark } from '../grants/grant-input.ts'
import { forgetReads } from '../grants/grant-reads.ts'
import {
  closeEmergency,
  emergencyOf,
  type HeldEmergency,
  keepConfirmation,
  keepEmergency,
  lockEmergency,
} from './held-emergency.ts'

/** How far another agency's clock may be ahead of ours. */
const skewMs = 30_000

const opened = z.strictObject({ emergency: emergencySchema })

/** A recipient opens an emergency at this owner: what is offered on VITAL_INTEREST is open from now on, for its hour. */
export const emergencyOpened = peerMessage<z.infer<typeof opened>, object>({
  name: 'emergencyOpened',
  input: opened,
  async run({ emergency }, { own, agency, caller, state, now, services }) {
    if (emergency.owner !== agency || emergency.recipient !== caller.agency)
      throw new HubError('CONFLICT', 'This emergency is between two other agencies.')
    const key = state.keys.get(caller.agency)
    if (key === undefined || !isEmergencySigned(emergency, key))
      throw new HubError('CONFLICT', `The emergency is not signed by ${caller.agency}.`)
    if (Date.parse(emergency.openedAt) > now.getTime() + skewMs)
      throw new HubError('CONFLICT', 'The emergency was opened in the future; look at the clock.')
    const { closesAt } = emergencyStanding(emergency, { now })
    await own((sql) => keepEmergency(sql, emergency, closesAt))
    forgetReads(services.database, emergency.subject)
    return {}
  },
})

const confirmed = z.strictObject({ confirmation: emergencyConfirmationSchema })

/** A second person of the recipient confirmed it: heard within the hour by this owner's clock, it lasts a day at most. */
export const emergencyConfirmed = peerMessage<z.infer<typeof confirmed>, object>({
  name: 'emergencyConfirmed',
  input: confirmed,
  async run({ confirmation }, context) {
    await context.own(async (own) => {
      const held = await lockEmergency(own, confirmation.id)
      if (held.confirmed_at !== null && held.recipient === context.caller.agency) return
      refuseUnfit(held, confirmation, context)
      const { confirmedAt } = confirmation
      const { closesAt } = emergencyStanding(emergencyOf(held), { confirmedAt, now: context.now })
      await keepConfirmation(own, confirmation, closesAt)
    })
    return {}
  },
})

function refuseUnfit(
  held: HeldEmergency,
  confirmation: EmergencyConfirmation,
  { caller, state, now }: Pick<KitContext, 'caller' | 'state' | 'now'>,
): void {
  const recipient = caller.kind === 'peer' && caller.agency === held.recipient ? held.recipient : undefined
  const key = recipient === undefined ? undefined : state.keys.get(recipient)
  const emergency = emergencyOf(held)
  if (key === undefined || !isEmergencyConfirmed(emergency, confirmation, key))
    throw new HubError('CONFLICT', 'The confirmation is not one by a second person of the agency that opened it.')
  if (held.reviewed_at !== null && held.is_upheld === false)
    throw new HubError('CONFLICT', 'A review has closed this emergency.')
  const confirmedAt = Date.parse(confirmation.confirmedAt)
  const isTimely = confirmedAt >= held.opened_at.getTime() && confirmedAt <= now.getTime() + skewMs
  if (now >= held.closes_at || !isTimely) throw new HubError('CONFLICT', 'The hour is over: this emergency has closed.')
}

const reviewed = z.strictObject({
  emergency: recordId,
  isUpheld: z.boolean(),
  note: remark,
  reviewer: z.string().max(100),
  at: moment,
})

/** The owner reviewed what this agency opened: it no longer counts among the unreviewed. */
export const emergencyReviewed = peerMessage<z.infer<typeof reviewed>, object>({
  name: 'emergencyReviewed',
  input: reviewed,
  async run({ emergency, isUpheld, note, reviewer, at }, { own, caller }) {
    await own(async (sql) => {
      const written = await sql.query(
        `update emergency set reviewed_at = $3, reviewed_by = $2, reviewer = $4, is_upheld = $5, review_note = $6,
           closes_at = case when $5 then closes_at else least(closes_at, $3) end
         where id = $1 and owner = $2 and reviewed_at is null returning id`,
        [emergency, caller.agency, at, reviewer, isUpheld, note],
      )
      if (written.length > 0 && !isUpheld) await closeEmergency(sql, emergency)
    })
    return {}
  },
})
