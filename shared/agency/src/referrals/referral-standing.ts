import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { type PeerMessage, peerMessage } from '../doors/operation.ts'
import type { AgencyContext } from '../server/context.ts'
import { namesOf, type ReferralKind, refusedInput } from './referral-kind.ts'
import { referralServices, referralStates } from './referral-moves.ts'

const questionSchema = z.strictObject({ referral: z.string().max(100) })

const standingSchema = z.object({
  standing: z
    .object({ state: z.enum(referralStates), isTransfer: z.boolean(), service: z.enum(referralServices) })
    .nullable(),
})

/** How a referral stands, as its sender tells the agency it went to. */
export type ReferralStanding = NonNullable<z.infer<typeof standingSchema>['standing']>

/** Answers the receiver's kit how a referral stands; anybody else, and a respondent, hears that there is none. */
export function referralStanding(kind: ReferralKind): PeerMessage {
  return peerMessage({
    name: 'referralStanding',
    input: questionSchema,
    async run({ referral }, { caller, own }) {
      const [standing = null] = await own((rows) =>
        rows.query(
          `select state, is_transfer as "isTransfer", service from ${namesOf(kind).referral}
           where id = $1 and to_agency = $2`,
          [referral, caller.agency],
        ),
      )
      return { standing }
    },
  })
}

/** Where a receiver's own row comes from. */
export interface TakenOver {
  readonly fromAgency: string
  readonly referralId: string
}

/** Makes sure, by asking the sender, that a referral was accepted: before that nothing is made of it anywhere else. */
export async function requireAccepted(
  { fromAgency, referralId }: TakenOver,
  context: AgencyContext,
): Promise<ReferralStanding> {
  if (fromAgency === context.rules.agency.id || !context.state.agencies.has(fromAgency))
    throw refusedInput('BAD_INPUT', 'fromAgency', {
      en: 'fromAgency must be another agency that the register admits.',
      id: 'fromAgency harus lembaga lain yang diakui register.',
    })
  const answer = standingSchema.safeParse(
    await context.askPeer(fromAgency, 'referralStanding', { referral: referralId }),
  )
  if (!answer.success)
    throw new HubError('SUBGRAPH_FAILED', `${fromAgency} gave no usable answer.`, { detail: { agency: fromAgency } })
  const { standing } = answer.data
  if (standing?.state === 'ACCEPTED' || standing?.state === 'DONE') return standing
  throw refusedInput('CONFLICT', 'referralId', {
    en: 'There is no referral of this id to your agency that it has accepted.',
    id: 'Tidak ada rujukan dengan id ini kepada lembaga Anda yang sudah diterima.',
  })
}
