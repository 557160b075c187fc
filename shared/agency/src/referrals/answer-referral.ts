import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { checked, saying } from '../acts/checked-input.ts'
import { said } from '../acts/refused.ts'
import type { OwnSql } from '../doors/operation.ts'
import type { AgencyContext } from '../server/context.ts'
import { changeReferral, shareNarrative } from './change-referral.ts'
import { holdPermission } from './live-permission.ts'
import { type LockedReferral, lockReferral } from './locked-referral.ts'
import { notPermitted, type ReferralPayload } from './refer.ts'
import { namesOf, type ReferralKind } from './referral-kind.ts'
import type { ReferralMove } from './referral-moves.ts'

interface AnswerInput {
  readonly clientKey: string
  readonly referralId: string
}

type Answer<Input extends AnswerInput> = (
  _: unknown,
  given: { readonly input: Input },
  context: AgencyContext,
) => Promise<ReferralPayload>

/**
 * The receiver takes a referral on: from now on it reads the account too, where that is shared. What is handed over is
 * the sender's to work on no longer; the receiver makes its own row at its own subgraph.
 */
export function acceptReferral(kind: ReferralKind): Answer<AnswerInput> {
  return (_, { input }, context) =>
    answered(kind, { name: kind.acts.accept, move: 'ACCEPT', input, context }, async (own, referral) => {
      const isPermitted = await holdPermission(own, { worker: referral.workerId, recipient: referral.toAgency })
      if (!isPermitted) throw notPermitted()
      await changeReferral(own, kind, referral, { answeredOn: context.today })
      await shareNarrative(own, kind, { ...referral, state: referral.next })
      if (referral.isTransfer)
        await own.query(`update ${namesOf(kind).matter} set status = $2 where id = $1`, [
          referral.matterId,
          kind.handedOver,
        ])
    })
}

const words = z
  .string()
  .trim()
  .min(1, saying({ en: 'must not be empty', id: 'tidak boleh kosong' }))
  .max(2_000, saying({ en: 'has at most 2,000 characters', id: 'paling banyak 2.000 karakter' }))

/** The receiver does not take it on, and says why. At the sender everything is as it was. */
export function rejectReferral(kind: ReferralKind): Answer<AnswerInput & { readonly reason: string }> {
  return async (_, { input }, context) => {
    const { reason } = checked(z.object({ reason: words }), input)
    return answered(kind, { name: kind.acts.reject, move: 'REJECT', input, context }, (own, referral) =>
      changeReferral(own, kind, referral, {
        answeredOn: context.today,
        closedOn: context.today,
        rejectionReason: reason,
      }),
    )
  }
}

/** The receiver has done what was asked, and tells the sender what came of it. */
export function completeReferral(kind: ReferralKind): Answer<AnswerInput & { readonly result?: string | null }> {
  return async (_, { input }, context) => {
    const { result = null } = checked(z.object({ result: words.nullish() }), input)
    return answered(kind, { name: kind.acts.complete, move: 'COMPLETE', input, context }, (own, referral) =>
      changeReferral(own, kind, referral, { closedOn: context.today, result }),
    )
  }
}

interface Answering {
  readonly name: string
  readonly move: ReferralMove
  readonly input: AnswerInput
  readonly context: AgencyContext
}

type Locked = LockedReferral & { readonly next: LockedReferral['state'] }

async function answered(
  kind: ReferralKind,
  { name, move, input, context }: Answering,
  work: (own: OwnSql, referral: Locked) => Promise<void>,
): Promise<ReferralPayload> {
  const referral = await context.write(name, input, async ({ own }) => {
    const locked = await lockReferral(own, kind, { id: input.referralId, move })
    refuseOthers(locked, context)
    await work(own, locked)
    return { id: locked.id }
  })
  return { referral }
}

/** A case is answered for by whom it was referred to, not by the sender in the receiver's place. */
function refuseOthers({ toAgency }: LockedReferral, { caller }: AgencyContext): void {
  if (caller.kind === 'agency' && caller.agency === toAgency) return
  throw new HubError(
    'NOT_ALLOWED',
    said({
      en: 'Only the agency that was asked answers a referral. Nothing was written.',
      id: 'Hanya lembaga penerima yang menjawab rujukan. Tidak ada yang ditulis.',
    }),
  )
}
