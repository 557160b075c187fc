import * as z from 'zod/mini'
import type { Issuer } from '../config.ts'
import { clientId, type PendingSignIn } from './authorization.ts'
import { dpopProof } from './dpop-proof.ts'
import type { ProofKey } from './proof-key.ts'

/** What the page needs to know of an issuer. */
export type IssuerDocument = z.infer<typeof issuerDocument>

/** The tokens an issuer gave for a code. */
export type Tokens = z.infer<typeof tokens>

/** How the page reaches an issuer: passed in, so that a test can answer in its place. */
export interface Reach {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly now: () => Date
}

/** A code to be exchanged. */
export interface Exchange {
  readonly code: string
  readonly pending: PendingSignIn
  readonly key: ProofKey
  readonly redirectUri: string
}

const issuerDocument = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url() })
const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  // A plain bearer token where a bound one was asked for is refused (RFC 9449, section 5).
  token_type: z.string().check(z.regex(/^dpop$/i)),
  expires_in: z.number().check(z.positive()),
})
const refusal = z.object({ error: z.string() })

/** Reads an issuer's discovery document, and checks that it speaks of itself. */
export async function discover({ url }: Issuer, { fetch }: Reach): Promise<IssuerDocument> {
  const response = await fetch(`${url}/.well-known/openid-configuration`)
  const document = issuerDocument.parse(await response.json())
  if (document.issuer !== url) throw new TypeError('The issuer names itself differently.')
  return document
}

/** Exchanges a code for tokens bound to the proof key; once more where the issuer wants its nonce in the proof. */
export async function exchange(document: IssuerDocument, what: Exchange, reach: Reach): Promise<Tokens> {
  const first = await ask(document.token_endpoint, what, reach, undefined)
  const nonce = first.headers.get('dpop-nonce')
  const answer: unknown = await first.json()
  if (first.ok) return tokens.parse(answer)
  if (nonce === null || refusal.safeParse(answer).data?.error !== 'use_dpop_nonce') throw new TypeError('No token.')
  const second = await ask(document.token_endpoint, what, reach, nonce)
  return tokens.parse(await second.json())
}

async function ask(
  endpoint: string,
  { code, pending, key, redirectUri }: Exchange,
  { fetch, now }: Reach,
  nonce: string | undefined,
): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: { dpop: await dpopProof(key, { method: 'POST', url: endpoint, nonce }, now()) },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: pending.verifier,
    }),
  })
}
