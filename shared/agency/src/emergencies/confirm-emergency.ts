import { HubError } from '@simpul/serving'
import { emergencyStanding, signEmergencyConfirmation } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, staffOperation } from '../doors/operation.ts'
import { recordId } from '../grants/grant-input.ts'
import { emergencyView } from './emergency-view.ts'
import { emergencyOf, type HeldEmergency, keepConfirmation, lockEmergency, noSuchEmergency } from './held-emergency.ts'
import type { Opened } from './open-emergency.ts'
import { leaveForOwner, saidToOwner } from './tell-owner.ts'

const input = z.strictObject({ emergency: recordId })

/** A second person of the recipient confirms an emergency within its hour: it then lasts a day at most. */
export const emergencyConfirm = staffOperation<z.infer<typeof input>, Opened>({
  name: 'emergencyConfirm',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR', 'HEAD'],
  input,
  async run({ emergency: id }, context) {
    const { now, officer, services } = context
    const waiting = await context.own((own) => lockEmergency(own, id))
    refuseUnfit(waiting, context)
    const confirmation = await signEmergencyConfirmation(
      { id, confirmedBy: officer, confirmedAt: now.toISOString() },
      services.signer,
    )
    const { closesAt } = emergencyStanding(emergencyOf(waiting), { confirmedAt: now.toISOString(), now })
    const message = { owner: waiting.owner, message: 'emergencyConfirmed', input: { confirmation } } as const
    const isWithOwner = await saidToOwner(context, message)
    const kept = await context.own(async (own) => {
      refuseUnfit(await lockEmergency(own, id), context)
      if (!isWithOwner) await leaveForOwner(own, message)
      return keepConfirmation(own, confirmation, closesAt)
    })
    return { ...emergencyView(kept, now), isWithOwner }
  },
})

function refuseUnfit(held: HeldEmergency, { agency, officer, now }: KitContext): void {
  if (held.recipient !== agency) throw noSuchEmergency()
  if (emergencyOf(held).openedBy === officer)
    throw new HubError('CONFLICT', 'A second person confirms an emergency: not the one who opened it.')
  if (held.confirmed_at !== null)
    throw new HubError('CONFLICT', 'A second person has confirmed this emergency already.')
  if (now >= held.closes_at) throw new HubError('CONFLICT', 'The hour is over: this emergency has closed.')
}
