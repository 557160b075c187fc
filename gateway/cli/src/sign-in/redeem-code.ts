import { z } from 'zod'
import { failed, type PendingSignIn, reach } from './authorization.ts'
import type { ProofKey } from './proof-key.ts'

const tokensSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.number().positive(),
})

const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() })

/** An access token and until when it holds. */
export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Date
}

/** Turns a code into a token: bound to `key`, or without one a plain bearer token. */
export async function redeemCode(
  code: string,
  pending: PendingSignIn,
  key: ProofKey | undefined,
  ask: typeof fetch,
): Promise<IssuedToken> {
  const asked = Date.now()
  let response = await requestToken(code, pending, key, ask)
  const nonce = response.headers.get('dpop-nonce')
  let body: unknown = await response.json().catch(() => undefined)
  if (nonce && refusalSchema.safeParse(body).data?.error === 'use_dpop_nonce') {
    response = await requestToken(code, pending, key, ask, nonce)
    body = await response.json().catch(() => undefined)
  }
  const tokens = tokensSchema.safeParse(body).data
  if (!response.ok || !tokens) throw failed(`The issuer gave no token: ${refusalOf(body, response.status)}.`)
  if (tokens.token_type.toLowerCase() !== (key ? 'dpop' : 'bearer'))
    throw failed(`The issuer gave a token of type ${tokens.token_type}, which was not asked for.`)
  return { token: tokens.access_token, expiresAt: new Date(asked + tokens.expires_in * 1_000) }
}

async function requestToken(
  code: string,
  { discovery, clientId, redirectUri, verifier }: PendingSignIn,
  key: ProofKey | undefined,
  ask: typeof fetch,
  nonce?: string,
): Promise<Response> {
  const url = discovery.token_endpoint
  return reach(ask, url, {
    method: 'POST',
    headers: { accept: 'application/json', ...(key && { dpop: await key.prove('POST', url, { nonce }) }) },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource: 'urn:simpul:hub',
      code,
    }),
  })
}

function refusalOf(body: unknown, status: number): string {
  const refusal = refusalSchema.safeParse(body).data
  if (!refusal) return `it answered ${status}`
  return refusal.error_description ? `${refusal.error} (${refusal.error_description})` : refusal.error
}
