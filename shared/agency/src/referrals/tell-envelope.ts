import { z } from 'zod'
import type { OwnSql } from '../doors/operation.ts'
import { referralServices, referralStates } from './referral-moves.ts'
import type { ReferralRow } from './referral-tables.ts'

/** What the forum is told of a referral: no person, no case. */
export const envelopeSchema = z.strictObject({
  referral: z.uuid(),
  toAgency: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/),
  service: z.enum(referralServices),
  state: z.enum(referralStates),
  sentOn: z.iso.date(),
  dueOn: z.iso.date(),
  revision: z.number().int().min(1).max(1_000_000),
})
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>

/** What of a referral an envelope is made of. */
export type Told = Pick<
  ReferralRow,
  'id' | 'toAgency' | 'service' | 'state' | 'sentOn' | 'dueOn' | 'revision' | 'envelopeAt'
>

/** Tells the forum how a referral stands, unless nobody may know that there is one. */
export async function tellEnvelope(own: OwnSql, referral: Told): Promise<void> {
  const { id, envelopeAt, toAgency, service, state, sentOn, dueOn, revision } = referral
  if (envelopeAt === null) return
  const envelope: Envelope = { referral: id, toAgency, service, state, sentOn, dueOn, revision }
  await own.tell(envelopeAt, 'referralEnvelope', envelope)
}
