import { type Emergency, emergencyConfirmationSchema, emergencySchema } from '@simpul/trust'
import type { HeldEmergency } from './held-emergency.ts'

/** How an emergency stands: open for the first hour, open with a second person's confirmation, or closed. */
export type EmergencyState = 'OPEN' | 'CONFIRMED' | 'CLOSED'

/** An emergency as its two agencies and its subject see it. */
export interface EmergencyView {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly reason: string | null
  readonly state: EmergencyState
  readonly openedAt: string
  /** Names that only the recipient resolves. */
  readonly openedBy: string | null
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly closesAt: string
  /** True once the recipient read under it, as far as this agency knows. */
  readonly readUnder: boolean
  readonly review: EmergencyReview | null
}

/** What another agency found. */
export interface EmergencyReview {
  readonly agency: string
  readonly reviewer: string | null
  readonly at: string
  readonly isUpheld: boolean
  readonly note: string | null
}

/** A kept emergency, in plain JSON. */
export function emergencyView(held: HeldEmergency, now: Date): EmergencyView {
  const { id, subject, owner, recipient, purposes } = held
  const document: Emergency | undefined = emergencySchema.safeParse(held.document).data
  return {
    id,
    subject,
    owner,
    recipient,
    purposes,
    reason: document?.reason ?? null,
    state: stateOf(held, now),
    openedAt: held.opened_at.toISOString(),
    openedBy: document?.openedBy ?? null,
    confirmedAt: held.confirmed_at?.toISOString() ?? null,
    confirmedBy: emergencyConfirmationSchema.safeParse(held.confirmation).data?.confirmedBy ?? null,
    closesAt: held.closes_at.toISOString(),
    readUnder: held.read_at !== null,
    review: reviewOf(held),
  }
}

function stateOf({ closes_at, confirmed_at }: HeldEmergency, now: Date): EmergencyState {
  if (now >= closes_at) return 'CLOSED'
  return confirmed_at === null ? 'OPEN' : 'CONFIRMED'
}

function reviewOf(held: HeldEmergency): EmergencyReview | null {
  if (held.reviewed_at === null || held.reviewed_by === null) return null
  return {
    agency: held.reviewed_by,
    reviewer: held.reviewer,
    at: held.reviewed_at.toISOString(),
    isUpheld: held.is_upheld === true,
    note: held.review_note,
  }
}
