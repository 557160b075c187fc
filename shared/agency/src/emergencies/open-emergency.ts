import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { emergencyStanding, signEmergency } from '@simpul/trust'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { agencyId, askedPurposes, remark, workerId } from '../grants/grant-input.ts'
import { otherParty } from '../grants/parties.ts'
import { type EmergencyView, emergencyView } from './emergency-view.ts'
import { dropEmergency, keepEmergency, lockEmergency } from './held-emergency.ts'
import { leaveForOwner, saidToOwner } from './tell-owner.ts'

const input = z.strictObject({ owner: agencyId, subject: workerId, purposes: askedPurposes, reason: remark })

/** An emergency, and whether its owner has heard of it: until then nothing is open. */
export interface Opened extends EmergencyView {
  readonly isWithOwner: boolean
}

/**
 * The recipient opens alone, with a reason, what the owner offers on VITAL_INTEREST. It closes after an hour unless a
 * second person confirms it, and another agency reviews it.
 */
export const emergencyOpen = staffOperation<z.infer<typeof input>, Opened>({
  name: 'emergencyOpen',
  roles: ['CASEWORKER', 'SUPERVISOR'],
  input,
  async run({ owner, subject, purposes, reason }, context) {
    const { agency, now, officer, services } = context
    if (owner === agency) throw new HubError('BAD_INPUT', 'Your own agency’s rows need no emergency.')
    otherParty(context, { owner, recipient: agency })
    const emergency = await signEmergency(
      {
        id: randomUUID(),
        subject,
        owner,
        recipient: agency,
        purposes,
        reason,
        openedBy: officer,
        openedAt: now.toISOString(),
      },
      services.signer,
    )
    const { closesAt } = emergencyStanding(emergency, { now })
    await context.own((own) => keepEmergency(own, emergency, closesAt))
    const message = { owner, message: 'emergencyOpened', input: { emergency } } as const
    const isWithOwner = await saidToOwner(context, message).catch(async (error: unknown) => {
      await context.own((own) => dropEmergency(own, emergency.id))
      throw error
    })
    const held = await context.own(async (own) => {
      if (!isWithOwner) await leaveForOwner(own, message)
      return lockEmergency(own, emergency.id)
    })
    return { ...emergencyView(held, now), isWithOwner }
  },
})
