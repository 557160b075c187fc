import type { AgreementLine } from './register-view.ts'
import type { Basis, Kind, Purpose, Role } from './vocabulary.ts'

/** Why a field is closed. Exclusion has none of its own: it reads like absence. */
export const closedReasons = [
  'NOT_OFFERED',
  'PURPOSE_NOT_ALLOWED',
  'NOT_AGREED',
  'AGREEMENT_NOT_ACTIVE',
  'LINE_OUTDATED',
  'REGISTER_STALE',
  'NOT_CLEARED',
  'NO_GRANT',
] as const
export type ClosedReason = (typeof closedReasons)[number]

/** A signed-in person or program of one agency, acting in one role for one purpose. */
export interface AgencyCaller {
  readonly kind: 'agency'
  readonly agency: string
  readonly agencyKind: Kind
  readonly person: string
  readonly role: Exclude<Role, 'SUBJECT'>
  readonly purpose: Purpose
}

/** A signed-in subject. Which worker they are is each agency's own binding. */
export interface SubjectCaller {
  readonly kind: 'subject'
  readonly person: string
}

/** Somebody who is not signed in. */
export interface PublicCaller {
  readonly kind: 'public'
}

export type Caller = AgencyCaller | SubjectCaller | PublicCaller

/** What is known of one row when a field of it is asked for. */
export interface RowFacts {
  readonly owner: string
  /** The caller, or the caller's agency, is a respondent of the case the row hangs on. */
  readonly isExcluded: boolean
  /** The row is about the caller, who signed in as a subject. */
  readonly isAboutCaller: boolean
  /** The row names the caller's agency as a party. */
  readonly isLinked: boolean
  /** The bases of the subject's live grants for this owner, recipient and purpose. */
  readonly grantedOn: readonly Basis[]
}

/** The answer of the boundary for one field of one row. */
export type Decision =
  | { readonly kind: 'open'; readonly because: 'PUBLIC' | 'OWNER' | 'SUBJECT' }
  | { readonly kind: 'open'; readonly because: 'SHARED'; readonly agreement: string; readonly line: AgreementLine }
  | { readonly kind: 'closed'; readonly because: ClosedReason }
