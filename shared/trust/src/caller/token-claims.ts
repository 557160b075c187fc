import { purposes, roles } from '@simpul/boundary'
import { z } from 'zod'

/** No access token lives longer than this. */
export const maxLifetimeSeconds = 300

/** How far the clock of an issuer may be ahead. */
export const clockSkewSeconds = 30

const seconds = z.number().int().min(0)

/** What a verified access token must say. A role or purpose that the hub does not know closes the whole token. */
export const tokenClaimsSchema = z.object({
  sub: z.string().min(1).max(255),
  iat: seconds,
  exp: seconds,
  jti: z.string().min(1).max(255),
  client_id: z.string().min(1).max(255),
  roles: z.array(z.enum(roles)).min(1).transform(distinct),
  purposes: z.array(z.enum(purposes)).min(1).transform(distinct),
  cnf: z.object({ jkt: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }).optional(),
})

/** The claims that this hub reads of an access token. */
export type TokenClaims = z.infer<typeof tokenClaimsSchema>

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)]
}
