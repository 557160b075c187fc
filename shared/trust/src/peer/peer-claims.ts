import { z } from 'zod'
import { agencyIdSchema } from '../names.ts'

/** The header of a request that carries a peer token. */
export const peerHeaderName = 'x-simpul-peer'

/** The header of every peer token: nothing in it is open to choice. */
export const peerHeader = { alg: 'EdDSA', typ: 'simpul-peer+jwt' } as const

/** No peer token lives longer than this. */
export const peerLifetimeSeconds = 60

const seconds = z.number().int().min(0)

/** What a peer token says: exactly these claims. */
export const peerClaimsSchema = z
  .strictObject({
    /** The agency that speaks, and the one it speaks to. */
    iss: agencyIdSchema,
    aud: agencyIdSchema,
    jti: z.string().min(16).max(64),
    iat: seconds,
    exp: seconds,
    /** SHA-256 of the exact request body. */
    body: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .readonly()

/** What one agency says of one request to another. */
export type PeerClaims = z.infer<typeof peerClaimsSchema>
