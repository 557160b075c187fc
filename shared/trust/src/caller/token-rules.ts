import type { Purpose, Role } from '@simpul/boundary'
import type { TrustErrorCode } from '../trust-error.ts'
import { clockSkewSeconds, maxLifetimeSeconds, type TokenClaims } from './token-claims.ts'

/** Who an issuer speaks for. */
export type Speaker = 'agency' | 'subjects'

interface Presented {
  readonly claims: TokenClaims
  readonly speaker: Speaker
  readonly now: Date
}

/** One rule for a token whose signature holds: why it is refused, or undefined. */
type TokenRule = (presented: Presented) => TrustErrorCode | undefined

/** The rules that every token must pass, in this order. */
export const tokenRules: readonly TokenRule[] = [isLive, isShort, isFromNow, keepsToItsSubjects, isBound]

function isLive({ claims, now }: Presented) {
  return now.getTime() < claims.exp * 1000 ? undefined : 'TOKEN_EXPIRED'
}

function isShort({ claims }: Presented) {
  const lifetime = claims.exp - claims.iat
  return lifetime > 0 && lifetime <= maxLifetimeSeconds ? undefined : 'TOKEN_LIFETIME'
}

function isFromNow({ claims, now }: Presented) {
  return claims.iat * 1000 <= now.getTime() + clockSkewSeconds * 1000 ? undefined : 'TOKEN_NOT_YET'
}

/** The subject issuer speaks for subjects and for nothing else; no agency does. */
function keepsToItsSubjects({ claims, speaker }: Presented) {
  const { roles, purposes } = claims
  const isAllowed =
    speaker === 'subjects'
      ? isOnly<Role>(roles, 'SUBJECT') && isOnly<Purpose>(purposes, 'SUBJECT_ACCESS')
      : !roles.includes('SUBJECT') && !purposes.includes('SUBJECT_ACCESS')
  return isAllowed ? undefined : 'TOKEN_SUBJECT'
}

function isBound({ claims }: Presented) {
  if (claims.cnf !== undefined) return undefined
  const isPlain = isOnly<Role>(claims.roles, 'ANALYST') && isOnly<Purpose>(claims.purposes, 'STATISTICS')
  return isPlain ? undefined : 'TOKEN_UNBOUND'
}

function isOnly<Item>(items: readonly Item[], only: Item): boolean {
  return items.length === 1 && items[0] === only
}
