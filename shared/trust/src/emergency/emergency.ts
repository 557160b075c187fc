import { purposes } from '@simpul/boundary'
import { z } from 'zod'
import { agencyIdSchema, detachedSchema, documentIdSchema, pseudonymSchema, timeSchema } from '../names.ts'
import type { Signer } from '../signer.ts'
import type { PrivateJwk, PublicJwk } from '../signing-key.ts'
import { isSignedBy, signStatement, signStatementNow } from '../statement/detached.ts'

/** What a recipient opens alone where a life is in danger: on `VITAL_INTEREST`, of one subject, at one owner. */
export const emergencySchema = z
  .strictObject({
    id: documentIdSchema,
    /** The worker's id. */
    subject: z.string().min(1).max(100),
    owner: agencyIdSchema,
    recipient: agencyIdSchema,
    purposes: z.array(z.enum(purposes)).min(1).max(purposes.length).readonly(),
    reason: z.string().trim().min(1).max(2000),
    openedBy: pseudonymSchema,
    openedAt: timeSchema,
    signature: detachedSchema,
  })
  .refine(({ owner, recipient }) => owner !== recipient, 'is between an agency and itself')
  .refine(({ purposes: named }) => new Set(named).size === named.length, 'names a purpose twice')
  .refine(({ purposes: named }) => !named.includes('SUBJECT_ACCESS'), 'names a purpose that is the subject’s own')
  .readonly()

/** A second person's word, within the hour. */
export const emergencyConfirmationSchema = z
  .strictObject({
    id: documentIdSchema,
    confirmedBy: pseudonymSchema,
    confirmedAt: timeSchema,
    signature: detachedSchema,
  })
  .readonly()

/** What a recipient opens alone where a life is in danger. */
export type Emergency = z.infer<typeof emergencySchema>

/** A second person's word for an emergency. */
export type EmergencyConfirmation = z.infer<typeof emergencyConfirmationSchema>

type EmergencyDraft = Omit<Emergency, 'signature'>
type ConfirmationDraft = Omit<EmergencyConfirmation, 'signature'>

/** Signs an emergency in the name of its recipient. */
export async function signEmergency(draft: EmergencyDraft, signer: Signer): Promise<Emergency> {
  const payload = payloadOf(draft)
  return { ...payload, signature: await signStatement('simpul-emergency', payload, signer) }
}

/** The same with a key at hand, at once: for tests and the demonstration. */
export function signEmergencyNow(draft: EmergencyDraft, privateKey: PrivateJwk): Emergency {
  const payload = payloadOf(draft)
  return { ...payload, signature: signStatementNow('simpul-emergency', payload, privateKey) }
}

/** Signs a confirmation in the name of the recipient. */
export async function signEmergencyConfirmation(
  draft: ConfirmationDraft,
  signer: Signer,
): Promise<EmergencyConfirmation> {
  const payload = confirmationPayload(draft)
  return { ...payload, signature: await signStatement('simpul-emergency', payload, signer) }
}

/** Whether the recipient, who has this key, signed the emergency. Total. */
export function isEmergencySigned(emergency: Emergency, key: PublicJwk): boolean {
  return isSignedBy(key, { type: 'simpul-emergency', payload: payloadOf(emergency), jws: emergency.signature })
}

/** Whether a confirmation confirms this emergency: signed with this key, the recipient's, by another person, in time. Total. */
export function isEmergencyConfirmed(
  emergency: Emergency,
  confirmation: EmergencyConfirmation,
  key: PublicJwk,
): boolean {
  return confirmationFault(emergency, confirmation, key) === undefined
}

/** Why a confirmation does not confirm; undefined when it does: of this emergency, signed, by another person, in time. */
export function confirmationFault(
  emergency: Emergency,
  confirmation: EmergencyConfirmation,
  key: PublicJwk,
): string | undefined {
  const payload = confirmationPayload(confirmation)
  if (confirmation.id !== emergency.id) return 'The confirmation is of another emergency.'
  if (!isSignedBy(key, { type: 'simpul-emergency', payload, jws: confirmation.signature }))
    return 'The confirmation is not signed by the agency that opened the emergency.'
  if (confirmation.confirmedBy === emergency.openedBy) return 'Whoever opened an emergency does not confirm it.'
  if (!isInTime(emergency, confirmation.confirmedAt))
    return 'An emergency is confirmed within an hour after it was opened.'
  return undefined
}

function payloadOf({ id, subject, owner, recipient, purposes: named, reason, openedBy, openedAt }: EmergencyDraft) {
  return { id, subject, owner, recipient, purposes: named, reason, openedBy, openedAt }
}

function confirmationPayload({ id, confirmedBy, confirmedAt }: ConfirmationDraft): ConfirmationDraft {
  return { id, confirmedBy, confirmedAt }
}

const hourMs = 3_600_000

/** Where an emergency stands: until when it opens, and whether it does now. */
export interface EmergencyStanding {
  readonly state: 'NOT_YET' | 'UNCONFIRMED' | 'CONFIRMED' | 'OVER'
  readonly isOpen: boolean
  readonly closesAt: Date
}

/** An emergency is open for an hour, and where it was confirmed in time for a day from its opening. */
export function emergencyStanding(
  emergency: Pick<Emergency, 'openedAt'>,
  { confirmedAt, now }: { readonly confirmedAt?: string | undefined; readonly now: Date },
): EmergencyStanding {
  const openedAt = new Date(emergency.openedAt)
  const isConfirmed = confirmedAt !== undefined && isInTime(emergency, confirmedAt)
  const closesAt = new Date(openedAt.getTime() + (isConfirmed ? 24 * hourMs : hourMs))
  if (!(now >= openedAt)) return { state: 'NOT_YET', isOpen: false, closesAt }
  if (!(now < closesAt)) return { state: 'OVER', isOpen: false, closesAt }
  return { state: isConfirmed ? 'CONFIRMED' : 'UNCONFIRMED', isOpen: true, closesAt }
}

function isInTime({ openedAt }: Pick<Emergency, 'openedAt'>, confirmedAt: string): boolean {
  const after = Date.parse(confirmedAt) - Date.parse(openedAt)
  return after >= 0 && after < hourMs
}
