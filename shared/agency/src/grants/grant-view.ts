import { grantMissing } from '@simpul/trust'
import { documentOf, type HeldGrant } from './held-grant.ts'

/** Where a grant stands: it waits for a signature, opens rows, was taken back, or is over or refused. */
export type GrantState = 'WAITING' | 'LIVE' | 'WITHDRAWN' | 'OVER'

/** A grant as its two agencies and its subject see it. */
export interface GrantView {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  /** What its parties sign: SHA-256 in hex of the document without the signatures. */
  readonly digest: string
  readonly state: GrantState
  readonly givenAt: string | null
  readonly until: string
  readonly recordedAt: string | null
  readonly withdrawnAt: string | null
  /** An agency, or `subject`. */
  readonly withdrawnBy: string | null
  /** Why it was taken back, or why the owner would not have it. */
  readonly because: string | null
  readonly words: { readonly language: string; readonly text: string } | null
  readonly takenBy: { readonly agency: string; readonly person: string } | null
  /** Who must still sign; where these are the owner and `subject`, one of the two. */
  readonly missing: readonly string[]
  /** True once the recipient read under it, as far as this agency knows. */
  readonly readUnder: boolean
}

/** A kept grant, in plain JSON. */
export function grantView(grant: HeldGrant, now: Date): GrantView {
  const { id, subject, owner, recipient, purposes, basis, digest } = grant
  const document = documentOf(grant)
  const state = stateOf(grant, now)
  return {
    id,
    subject,
    owner,
    recipient,
    purposes,
    basis,
    digest,
    state,
    givenAt: document?.givenAt ?? null,
    until: grant.until.toISOString(),
    recordedAt: grant.recorded_at?.toISOString() ?? null,
    withdrawnAt: grant.withdrawn_at?.toISOString() ?? null,
    withdrawnBy: grant.withdrawn_by,
    because: grant.refused_as ?? grant.withdrawn_reason,
    words: document?.words ?? null,
    takenBy: document?.takenBy ?? null,
    missing: state === 'WAITING' && document !== undefined ? grantMissing(document) : [],
    readUnder: grant.read_at !== null,
  }
}

function stateOf(grant: HeldGrant, now: Date): GrantState {
  if (grant.withdrawn_at !== null) return 'WITHDRAWN'
  if (grant.refused_as !== null || now >= grant.until) return 'OVER'
  return grant.recorded_at === null ? 'WAITING' : 'LIVE'
}
