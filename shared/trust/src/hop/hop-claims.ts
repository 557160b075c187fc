import { purposes, roles } from '@simpul/boundary'
import { z } from 'zod'
import { subgraphNameSchema } from '../names.ts'
import { sha256Base64url } from '../sha256.ts'

/** Who signs hop tokens. */
export const hopIssuer = 'simpul-gateway'

/** The header of every hop token: nothing in it is open to choice. */
export const hopHeader = { alg: 'EdDSA', typ: 'simpul-hop+jwt' } as const

/** No hop token lives longer than this. */
export const hopLifetimeSeconds = 60

const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const seconds = z.number().int().min(0)

/** What a hop token says: exactly these claims, purpose and role only for a signed-in caller. */
export const hopClaimsSchema = z
  .strictObject({
    iss: z.literal(hopIssuer),
    aud: subgraphNameSchema,
    jti: z.string().min(16).max(64),
    iat: seconds,
    exp: seconds,
    /** SHA-256 of the exact request body. */
    body: hash,
    /** SHA-256 of the caller's token, or `public`. */
    caller: z.union([z.literal('public'), hash]),
    /** The request id. */
    rid: z.string().min(1).max(128),
    purpose: z.enum(purposes).optional(),
    role: z.enum(roles).optional(),
  })
  .refine(({ caller, purpose, role }) => [purpose, role].every((one) => (one === undefined) === (caller === 'public')))
  .readonly()

/** What the gateway vouches for in one request to one subgraph. */
export type HopClaims = z.infer<typeof hopClaimsSchema>

/** How a hop token names the caller: by the hash of the caller's token, or as the public. */
export function hopCaller(callerToken: string | undefined): string {
  return callerToken === undefined ? 'public' : sha256Base64url(callerToken)
}
