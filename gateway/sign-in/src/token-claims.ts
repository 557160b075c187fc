import type { Purpose, Role } from '@simpul/boundary'
import type { DemoPerson } from '@simpul/demo'

/** The resource every access token is for. */
export const hubResource = 'urn:simpul:hub'

/** How long an access token lives. */
export const accessTokenSeconds = 300

/** What an agency's token says of its bearer beyond who they are, or why there is no token. */
export type TokenClaims =
  | { readonly kind: 'claims'; readonly roles: readonly Role[]; readonly purposes: readonly Purpose[] }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * Decides the claims of `person`'s token. A token bound to a key says all of them; a plain bearer token is for
 * analysts only, and says nothing but that role and statistics.
 */
export function tokenClaims(person: DemoPerson, isBoundToKey: boolean): TokenClaims {
  if (isBoundToKey) return { kind: 'claims', roles: person.roles, purposes: person.purposes }
  if (person.roles.includes('ANALYST') && person.purposes.includes('STATISTICS'))
    return { kind: 'claims', roles: ['ANALYST'], purposes: ['STATISTICS'] }
  return {
    kind: 'refused',
    why: 'a token for this person is bound to a key: send a DPoP proof (RFC 9449) with the token request. Only an analyst may have a plain bearer token, and only for STATISTICS',
  }
}
