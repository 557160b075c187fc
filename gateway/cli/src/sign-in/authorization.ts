import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { CommandError } from '../command-error.ts'

/** The resource that tokens are asked for. */
const hub = 'urn:simpul:hub'

const discoverySchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
})

/** Where an issuer does what. */
export type Discovery = Readonly<z.infer<typeof discoverySchema>>

/** A sign-in that has begun: where to send the person, and what the answer is checked against. */
export interface PendingSignIn {
  readonly discovery: Discovery
  readonly clientId: string
  readonly redirectUri: string
  readonly url: string
  readonly state: string
  readonly verifier: string
}

/** Reads an issuer's discovery document; one that speaks for another issuer is refused. */
export async function discover(issuer: string, ask: typeof fetch): Promise<Discovery> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await reach(ask, url, { headers: { accept: 'application/json' } })
  const read = discoverySchema.safeParse(await response.json().catch(() => undefined))
  if (!response.ok || !read.success)
    throw failed(`${url} is not the discovery document of an issuer (${response.status}).`)
  if (read.data.issuer !== issuer) throw failed(`${url} speaks for another issuer: ${read.data.issuer}.`)
  return read.data
}

/** Begins a sign-in by authorization code with PKCE. */
export function beginSignIn(
  discovery: Discovery,
  {
    clientId,
    redirectUri,
    person,
  }: { readonly clientId: string; readonly redirectUri: string; readonly person?: string | undefined },
): PendingSignIn {
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const url = new URL(discovery.authorization_endpoint)
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    resource: hub,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(person !== undefined && { login_hint: person }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { discovery, clientId, redirectUri, url: url.href, state, verifier }
}

/** The code in an issuer's answer; an answer to another question or of another issuer is refused. */
export function codeOf(answer: URL, { state, discovery }: PendingSignIn): string {
  const { searchParams } = answer
  const issuer = searchParams.get('iss')
  if (searchParams.get('state') !== state || (issuer !== null && issuer !== discovery.issuer))
    throw failed('The answer that came back does not belong to this sign-in, so it was ignored.')
  const code = searchParams.get('code')
  if (code) return code
  const description = searchParams.get('error_description')
  throw failed(
    `The issuer refused: ${searchParams.get('error') ?? 'no code'}${description ? ` (${description})` : ''}.`,
  )
}

/** Asks over the network; an address that cannot be reached is a sentence. */
export async function reach(ask: typeof fetch, url: string, request: RequestInit): Promise<Response> {
  try {
    return await ask(url, { signal: AbortSignal.timeout(15_000), redirect: 'manual', ...request })
  } catch (cause) {
    throw new CommandError('SIGN_IN_FAILED', `${new URL(url).origin} cannot be reached. Is it running?`, { cause })
  }
}

/** A sign-in that cannot go on. */
export function failed(message: string): CommandError {
  return new CommandError('SIGN_IN_FAILED', message)
}
