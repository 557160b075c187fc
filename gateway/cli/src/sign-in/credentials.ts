import type { Shell } from '../command.ts'
import { signIn, signInForBearer } from '../sign-in-client.ts'
import { beginSignIn, codeOf, discover } from './authorization.ts'
import { awaitBrowser } from './await-browser.ts'
import { newProofKey, type ProofKey } from './proof-key.ts'
import { type IssuedToken, redeemCode } from './redeem-code.ts'
import type { Who } from './who.ts'

/** A token and what must go along with each request that uses it. */
export interface Credentials extends IssuedToken {
  readonly headers: (method: string, url: string) => Promise<Readonly<Record<string, string>>>
}

/** Signs `who` in and answers a token bound to `key`. */
export async function obtainCredentials(who: Who, shell: Shell, key?: ProofKey): Promise<Credentials> {
  const bound = key ?? (await newProofKey())
  const issued = await issueToken(who, shell, bound)
  return {
    ...issued,
    headers: async (method, url) => ({
      authorization: `DPoP ${issued.token}`,
      dpop: await bound.prove(method, url, { token: issued.token }),
    }),
  }
}

/** Signs an analyst in and answers a plain bearer token. */
export function obtainBearer(who: Who, shell: Shell): Promise<IssuedToken> {
  return issueToken(who, shell, undefined)
}

function issueToken(who: Who, shell: Shell, key: ProofKey | undefined): Promise<IssuedToken> {
  const { issuer, person, clientId, isBrowser } = who
  if (isBrowser || person === undefined) return issueByBrowser(who, shell, key)
  return key
    ? signIn({ issuer, person, clientId, key, fetch: shell.fetch })
    : signInForBearer({ issuer, person, clientId, fetch: shell.fetch })
}

async function issueByBrowser(
  { issuer, person, clientId }: Who,
  { err, fetch: ask, stop }: Shell,
  key: ProofKey | undefined,
): Promise<IssuedToken> {
  const discovery = await discover(issuer, ask)
  const callback = await awaitBrowser(stop)
  const pending = beginSignIn(discovery, { clientId, redirectUri: callback.redirectUri, person })
  err(`Open this address in a browser to sign in:\n${pending.url}\n`)
  return redeemCode(codeOf(await callback.answer, pending), pending, key, ask)
}
