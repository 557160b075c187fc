import * as z from 'zod/mini'
import { base64urlText } from '../base64url.ts'
import type { PendingSignIn } from './authorization.ts'
import type { Tokens } from './issuer.ts'

/** Somebody signed in, as the page knows them: from their token, which the gateway verifies, not the page. */
export type Session = z.infer<typeof session>

const texts = z.readonly(z.array(z.string()))
const session = z.readonly(
  z.object({
    /** The issuer's id in the page's configuration. */
    issuer: z.string(),
    subject: z.string(),
    name: z.string(),
    roles: texts,
    purposes: texts,
    /** What the reader acts as and asks for; absent where the token has none. */
    role: z.optional(z.string()),
    purpose: z.optional(z.string()),
    token: z.string(),
    /** When the token ends, by this computer's clock, in milliseconds. */
    endsAt: z.number(),
    keyId: z.string(),
  }),
)
const accessClaims = z.object({ iss: z.string(), sub: z.string(), roles: texts, purposes: texts })
const identityClaims = z.object({ iss: z.string(), sub: z.string(), nonce: z.string(), name: z.optional(z.string()) })

/** Makes a session of fresh tokens; throws where they are not the answer to `pending`. */
export function sessionOf(tokens: Tokens, pending: PendingSignIn, issuerUrl: string, received: number): Session {
  const access = accessClaims.parse(claimsOf(tokens.access_token))
  const identity = identityClaims.parse(claimsOf(tokens.id_token))
  const isAnswer = identity.nonce === pending.nonce && identity.sub === access.sub
  if (!isAnswer || identity.iss !== issuerUrl || access.iss !== issuerUrl) throw new TypeError('Foreign tokens.')
  return {
    issuer: pending.issuer,
    subject: access.sub,
    name: identity.name ?? access.sub,
    roles: access.roles,
    purposes: access.purposes,
    role: access.roles[0],
    purpose: access.purposes[0],
    token: tokens.access_token,
    endsAt: received + tokens.expires_in * 1000,
    keyId: pending.keyId,
  }
}

/** The renewed session with the reader's earlier choices, as far as the new token still allows them. */
export function withChoicesOf(renewed: Session, earlier: Session): Session {
  return {
    ...renewed,
    role: renewed.roles.find((role) => role === earlier.role) ?? renewed.role,
    purpose: renewed.purposes.find((purpose) => purpose === earlier.purpose) ?? renewed.purpose,
  }
}

/** Reads a session kept in the tab; undefined where there is none or it is not whole. */
export function parseSession(kept: unknown): Session | undefined {
  return session.safeParse(kept).data
}

function claimsOf(token: string): unknown {
  return JSON.parse(base64urlText(token.split('.')[1] ?? ''))
}
