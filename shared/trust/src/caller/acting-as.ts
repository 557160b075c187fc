import type { Caller, Purpose, Role } from '@simpul/boundary'
import type { AnchoredAgency } from '../trust-anchors.ts'
import { TrustError } from '../trust-error.ts'

/** What a token allows its holder: the same for every request that carries it. */
export interface TokenHolder {
  /** The agency that vouches for them, or undefined for a subject. */
  readonly agency: AnchoredAgency | undefined
  readonly person: string
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
}

/** What one request names, as its headers say it. */
export interface Asked {
  readonly purpose: string | undefined
  readonly role: string | undefined
}

/** The caller that a token's holder is in one request: one purpose and one role, both among the token's. */
export function actingAs(holder: TokenHolder, asked: Asked): Caller {
  const purpose = purposeOf(holder, asked.purpose)
  const role = roleOf(holder, asked.role)
  const { agency, person } = holder
  if (agency === undefined) return { kind: 'subject', person }
  if (role === 'SUBJECT') throw new TrustError('TOKEN_SUBJECT')
  return { kind: 'agency', agency: agency.id, agencyKind: agency.kind, person, role, purpose }
}

function purposeOf({ purposes }: TokenHolder, asked: string | undefined): Purpose {
  if (asked === undefined) throw missingPurpose(purposes)
  const held = purposes.find((purpose) => purpose === asked)
  if (held === undefined) throw foreignPurpose(purposes)
  return held
}

function roleOf({ roles }: TokenHolder, asked: string | undefined): Role {
  const [first, ...others] = roles
  if (asked === undefined && first !== undefined && others.length === 0) return first
  if (asked === undefined) throw missingRole(roles)
  const held = roles.find((role) => role === asked)
  if (held === undefined) throw foreignRole(roles)
  return held
}

function missingPurpose(held: readonly Purpose[]): TrustError {
  const message = `The request names no purpose: send the header x-simpul-purpose with one of ${held.join(', ')}.`
  return new TrustError('PURPOSE_MISSING', { message })
}

function foreignPurpose(held: readonly Purpose[]): TrustError {
  const message = `The access token does not allow the purpose that the request names, only ${held.join(', ')}.`
  return new TrustError('PURPOSE_NOT_HELD', { message })
}

function missingRole(held: readonly Role[]): TrustError {
  const message = `The access token has several roles: send the header x-simpul-role with one of ${held.join(', ')}.`
  return new TrustError('ROLE_MISSING', { message })
}

function foreignRole(held: readonly Role[]): TrustError {
  const message = `The access token does not have the role that the request names, only ${held.join(', ')}.`
  return new TrustError('ROLE_NOT_HELD', { message })
}
