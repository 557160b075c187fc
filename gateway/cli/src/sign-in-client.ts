import { beginSignIn, codeOf, discover } from './sign-in/authorization.ts'
import { newProofKey, type ProofKey } from './sign-in/proof-key.ts'
import { type IssuedToken, redeemCode } from './sign-in/redeem-code.ts'
import { walkPages } from './sign-in/walk-pages.ts'

export { CommandError } from './command-error.ts'
export { keptProofKey, newProofKey, type ProofKey } from './sign-in/proof-key.ts'
export type { IssuedToken } from './sign-in/redeem-code.ts'

/** Who signs in at the demonstration, and as which program. */
export interface SignInOptions {
  /** The issuer's address: `http://localhost:4009/migrant-care-jember`. */
  readonly issuer: string
  /** The person's id at that issuer: `caseworker`. */
  readonly person: string
  readonly clientId?: string | undefined
  /** One that the client is registered with; nothing listens there, for the answer is read from the redirect. */
  readonly redirectUri?: string | undefined
  /** The key to bind the token to; a new one by default. */
  readonly key?: ProofKey | undefined
  readonly fetch?: typeof fetch | undefined
}

/** A token bound to a key, and the proofs that it needs. */
export interface SignedIn extends IssuedToken {
  /** A proof for one request (RFC 9449); `token` is the one that goes along. */
  readonly proof: (method: string, url: string, token: string) => Promise<string>
}

/** Signs a demonstration person in without a browser, and answers a token bound to a key held here. */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const key = options.key ?? (await newProofKey())
  const issued = await issueToken(options, key)
  return { ...issued, proof: (method, url, token) => key.prove(method, url, { token }) }
}

/** Signs a demonstration analyst in without a browser, and answers a plain bearer token for statistics. */
export function signInForBearer(options: Omit<SignInOptions, 'key'>): Promise<IssuedToken> {
  return issueToken(options, undefined)
}

async function issueToken(
  {
    issuer,
    person,
    clientId = 'simpul-cli',
    redirectUri = 'http://127.0.0.1/callback',
    fetch: ask = fetch,
  }: SignInOptions,
  key: ProofKey | undefined,
): Promise<IssuedToken> {
  const pending = beginSignIn(await discover(issuer, ask), { clientId, redirectUri, person })
  const answer = await walkPages(pending, person, ask)
  return redeemCode(codeOf(answer, pending), pending, key, ask)
}
