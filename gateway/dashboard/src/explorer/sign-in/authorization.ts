import { sha256, unguessable } from '../base64url.ts'

/** The explorer's name at every issuer. */
export const clientId = 'simpul-explorer'

const hub = 'urn:simpul:hub'

/** A sign-in that has begun: what the answer is checked against. Lives in this tab only. */
export interface PendingSignIn {
  /** The issuer's id in the page's configuration. */
  readonly issuer: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly keyId: string
}

/** What the authorization request depends on beside the pending sign-in. */
export interface AuthorizationRequest {
  readonly endpoint: string
  readonly redirectUri: string
  /** The thumbprint of the proof key; the code is bound to it (RFC 9449, section 10). */
  readonly jkt: string
  /** `login` asks who the reader is; `none` asks without showing anything; absent leaves it to the issuer. */
  readonly prompt?: 'login' | 'none' | undefined
}

/** Begins a sign-in at an issuer, to be proven by the key named. */
export function pendingSignIn(issuer: string, keyId: string): PendingSignIn {
  return { issuer, keyId, state: unguessable(), nonce: unguessable(), verifier: unguessable() }
}

/** The address that asks the issuer for a code: authorization code flow with PKCE (S256), bound to the proof key. */
export async function authorizationUrl(pending: PendingSignIn, request: AuthorizationRequest): Promise<URL> {
  const url = new URL(request.endpoint)
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: request.redirectUri,
    scope: 'openid',
    resource: hub,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await sha256(pending.verifier),
    code_challenge_method: 'S256',
    dpop_jkt: request.jkt,
    ...(request.prompt && { prompt: request.prompt }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}

/** What came back from the issuer. */
export type AuthorizationAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'foreign' }

/** Reads the answer; one that does not belong to the pending sign-in, or came from another issuer, is foreign. */
export function readAnswer(answer: URLSearchParams, pending: PendingSignIn, issuerUrl: string): AuthorizationAnswer {
  if (answer.get('state') !== pending.state) return { kind: 'foreign' }
  const issuer = answer.get('iss')
  if (issuer !== null && issuer !== issuerUrl) return { kind: 'foreign' }
  const code = answer.get('code')
  if (code) return { kind: 'code', code }
  return { kind: 'refused', error: answer.get('error') ?? 'invalid_response' }
}
