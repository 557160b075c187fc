import { verify as verifySignature } from 'node:crypto'
import { readJws, type UnverifiedJws } from '../jws.ts'
import type { ReplayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import { type KeyInput, type PublicJwk, toPublicKey } from '../signing-key.ts'
import { TrustError } from '../trust-error.ts'
import { type HopClaims, hopCaller, hopClaimsSchema, hopHeader, hopLifetimeSeconds } from './hop-claims.ts'

const clockSkewSeconds = 30

/** A hop token and the request it came with. */
export interface PresentedHop {
  readonly token: string
  /** The exact bytes of the request's body. */
  readonly body: Uint8Array | string
  /** The caller's token as the request carries it, or undefined. */
  readonly callerToken: string | undefined
  readonly now: Date
}

/** Checks the gateway's word for a request. */
export interface HopVerifier {
  /** What the gateway vouches for; throws a `TrustError` unless everything holds. The caller's token is verified apart. */
  verify(presented: PresentedHop): HopClaims
}

/** What a hop verifier stands on. */
export interface HopVerifierOptions {
  /** The gateway's key, pinned at founding. */
  readonly publicKey: KeyInput<PublicJwk>
  /** The subgraph that asks. */
  readonly subgraph: string
  readonly replay: ReplayStore
}

/** Checks hop tokens for one subgraph; each token passes once. */
export function hopVerifier({ publicKey, subgraph, replay }: HopVerifierOptions): HopVerifier {
  const key = toPublicKey(publicKey)
  return {
    verify({ token, body, callerToken, now }) {
      const jws = readJws(token)
      if (jws === undefined || !hasHopHeader(jws)) throw new TrustError('HOP_MALFORMED')
      if (!verifySignature(null, jws.signed, key, jws.signature)) throw new TrustError('HOP_SIGNATURE')
      const claims = claimsOf(jws)
      if (claims.aud !== subgraph) throw new TrustError('HOP_AUDIENCE')
      if (!isLive(claims, now)) throw new TrustError('HOP_TIME')
      if (claims.body !== sha256Base64url(body)) throw new TrustError('HOP_BODY')
      if (claims.caller !== hopCaller(callerToken)) throw new TrustError('HOP_CALLER')
      // Last, so that only a token that holds takes room in the store.
      useOnce(replay, claims)
      return claims
    },
  }
}

function hasHopHeader({ header }: UnverifiedJws): boolean {
  return Object.keys(header).length === 2 && header.alg === hopHeader.alg && header.typ === hopHeader.typ
}

function claimsOf({ claims }: UnverifiedJws): HopClaims {
  const parsed = hopClaimsSchema.safeParse(claims)
  if (!parsed.success) throw new TrustError('HOP_MALFORMED')
  return parsed.data
}

function isLive({ iat, exp }: HopClaims, now: Date): boolean {
  const moment = now.getTime() / 1000
  const lifetime = exp - iat
  return lifetime > 0 && lifetime <= hopLifetimeSeconds && iat <= moment + clockSkewSeconds && moment < exp
}

function useOnce(replay: ReplayStore, { jti, exp }: HopClaims): void {
  const use = replay.use(sha256Base64url(`hop ${jti}`), new Date(exp * 1000))
  if (use === 'REPLAYED') throw new TrustError('HOP_REPLAYED')
  if (use === 'LATE') throw new TrustError('HOP_TIME')
  if (use === 'FULL') throw new TrustError('REPLAY_STORE_FULL')
}
