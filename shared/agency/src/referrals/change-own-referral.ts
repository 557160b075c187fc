import { z } from 'zod'
import { checked } from '../acts/checked-input.ts'
import type { AgencyContext } from '../server/context.ts'
import { changeReferral, shareNarrative } from './change-referral.ts'
import { holdPermission } from './live-permission.ts'
import { type LockedReferral, lockReferral } from './locked-referral.ts'
import { notPermitted, type ReferralPayload, reasonText } from './refer.ts'
import { namesOf, type ReferralKind, refusedInput } from './referral-kind.ts'

interface RevokeInput {
  readonly clientKey: string
  readonly referralId: string
  readonly reason?: string | null
}

/** The sender takes a referral back. What was handed over is not the sender's to take back. Own staff only. */
export function revokeReferral(kind: ReferralKind) {
  return async (
    _: unknown,
    { input }: { readonly input: RevokeInput },
    context: AgencyContext,
  ): Promise<ReferralPayload> => {
    const { reason = null } = checked(z.object({ reason: reasonText.nullish() }), input)
    const referral = await context.write(kind.acts.revoke, input, async ({ own }) => {
      const locked = await lockReferral(own, kind, { id: input.referralId, move: 'REVOKE' })
      const why = { revokedBecause: 'SENDER', revocationReason: reason } as const
      await changeReferral(own, kind, locked, { ...why, closedOn: context.today })
      return { id: locked.id }
    })
    return { referral }
  }
}

interface ReshareInput {
  readonly clientKey: string
  readonly referralId: string
  readonly reason?: string | null
  readonly includesNarrative?: boolean | null
}

/** The sender shares more or less with the same receiver; the subject's permission is looked at anew. Own staff only. */
export function reshareReferral(kind: ReferralKind) {
  return async (
    _: unknown,
    { input }: { readonly input: ReshareInput },
    context: AgencyContext,
  ): Promise<ReferralPayload> => {
    const { reason = null } = checked(z.object({ reason: reasonText.nullish() }), input)
    const includesNarrative = input.includesNarrative ?? null
    const referral = await context.write(kind.acts.reshare, input, async ({ own }) => {
      const locked = await lockReferral(own, kind, { id: input.referralId, move: 'RESHARE' })
      refuseMasking(locked, includesNarrative)
      if (!(await holdPermission(own, { worker: locked.workerId, recipient: locked.toAgency }))) throw notPermitted()
      await own.query(
        `update ${namesOf(kind).content} set reason = coalesce($2, reason),
           includes_narrative = coalesce($3, includes_narrative), narrative = null where referral_id = $1`,
        [locked.id, reason, includesNarrative],
      )
      await shareNarrative(own, kind, locked)
      return { id: locked.id }
    })
    return { referral }
  }
}

function refuseMasking({ isTransfer }: LockedReferral, includesNarrative: boolean | null): void {
  if (!isTransfer || includesNarrative !== false) return
  throw refusedInput('BAD_INPUT', 'includesNarrative', {
    en: 'Where the whole is handed over, nothing of it is held back.',
    id: 'Bila seluruhnya diserahkan, tidak ada bagian yang ditahan.',
  })
}
