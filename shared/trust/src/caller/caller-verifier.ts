import type { Caller } from '@simpul/boundary'
import { maxTokenLength } from '../jws.ts'
import { sha256Base64url } from '../sha256.ts'
import type { TrustAnchors } from '../trust-anchors.ts'
import { TrustError } from '../trust-error.ts'
import { type Asked, actingAs } from './acting-as.ts'
import { issuerKeys, type KeyFor } from './issuer-keys.ts'
import { type TokenAlgorithm, tokenVerifier, type VerifiedToken } from './token-verifier.ts'

/** A caller whose token was verified, and what to hold them to. */
export interface VerifiedCaller {
  readonly caller: Caller
  readonly issuer: string
  /** SHA-256 of the token in base64url. */
  readonly tokenHash: string
  readonly expiresAt: Date
  /** The key that the token is bound to (`cnf.jkt`): where there is one, a DPoP proof must be demanded. */
  readonly keyThumbprint: string | undefined
}

/** Verifies the access tokens of callers. */
export interface CallerVerifier {
  /** The caller that `token` makes of one request; throws a `TrustError` otherwise. */
  verify(token: string, asked: Asked & { readonly now: Date }): Promise<VerifiedCaller>
}

/** What a caller verifier stands on. */
export interface CallerVerifierOptions {
  readonly anchors: TrustAnchors
  /** Where the keys come from; by default each issuer's key set over HTTP. */
  readonly keyFor?: KeyFor
  /** Which signatures count; `PS256` and `RS256` are for issuers that have nothing better. */
  readonly algorithms?: readonly TokenAlgorithm[]
  /** How many verified tokens are remembered. */
  readonly cacheSize?: number
}

/**
 * Verifies callers' tokens. The agency is the issuer's in the anchors, never a claim.
 * A verified token is remembered until it expires; its purpose and role are checked at every request.
 */
export function callerVerifier(options: CallerVerifierOptions): CallerVerifier {
  const { anchors, keyFor = issuerKeys(anchors), algorithms = ['EdDSA', 'ES256'], cacheSize = 2_000 } = options
  const verifyToken = tokenVerifier({ anchors, keyFor, algorithms })
  const verified = new Map<string, VerifiedToken>()

  const recall = async (token: string, tokenHash: string, now: Date): Promise<VerifiedToken> => {
    const known = verified.get(tokenHash)
    if (known !== undefined && now.getTime() < known.expiresAt) return known
    verified.delete(tokenHash)
    const fresh = await verifyToken(token, now)
    const [oldest] = verified.keys()
    if (oldest !== undefined && verified.size >= cacheSize) verified.delete(oldest)
    verified.set(tokenHash, fresh)
    return fresh
  }

  return {
    async verify(token, { purpose, role, now }) {
      if (typeof token !== 'string' || token.length > maxTokenLength) throw new TrustError('TOKEN_MALFORMED')
      const tokenHash = sha256Base64url(token)
      const { holder, issuer, expiresAt, keyThumbprint } = await recall(token, tokenHash, now)
      const caller = actingAs(holder, { purpose, role })
      return { caller, issuer, tokenHash, expiresAt: new Date(expiresAt), keyThumbprint }
    },
  }
}
