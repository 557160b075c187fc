import { verify as verifySignature } from 'node:crypto'
import { readJws, type UnverifiedJws } from '../jws.ts'
import type { ReplayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import type { PublicJwk } from '../signing-key.ts'
import { rememberedKey } from '../statement/remembered-key.ts'
import { TrustError } from '../trust-error.ts'
import { type PeerClaims, peerClaimsSchema, peerHeader, peerLifetimeSeconds } from './peer-claims.ts'

const clockSkewSeconds = 30

/** A peer token and the request it came with. */
export interface PresentedPeer {
  readonly token: string
  /** The exact body of the request. */
  readonly body: Uint8Array | string
  readonly now: Date
  /** The key of an agency as the register has it now; undefined for an agency that may not speak. */
  readonly keyOf: (agency: string) => PublicJwk | undefined
}

/** Checks another agency's word for a request. */
export interface PeerVerifier {
  /** The agency that speaks; throws a `TrustError` unless everything holds. Whether it is suspended is checked apart. */
  verify(presented: PresentedPeer): { readonly agency: string }
}

/** Checks peer tokens for one agency; each token passes once. */
export function peerVerifier({
  agency,
  replay,
}: {
  readonly agency: string
  readonly replay: ReplayStore
}): PeerVerifier {
  return {
    verify({ token, body, now, keyOf }) {
      const jws = readJws(token)
      if (jws === undefined || !hasPeerHeader(jws)) throw new TrustError('PEER_MALFORMED')
      const claims = claimsOf(jws)
      const key = keyOf(claims.iss)
      if (key === undefined) throw new TrustError('PEER_AGENCY')
      if (!verifySignature(null, jws.signed, rememberedKey(key), jws.signature)) throw new TrustError('PEER_SIGNATURE')
      if (claims.aud !== agency) throw new TrustError('PEER_AUDIENCE')
      if (!isLive(claims, now)) throw new TrustError('PEER_TIME')
      if (claims.body !== sha256Base64url(body)) throw new TrustError('PEER_BODY')
      // Last, so that only a token that holds takes room in the store.
      useOnce(replay, claims)
      return { agency: claims.iss }
    },
  }
}

function hasPeerHeader({ header }: UnverifiedJws): boolean {
  return Object.keys(header).length === 2 && header.alg === peerHeader.alg && header.typ === peerHeader.typ
}

/** Read before the signature, because they name the key; nothing in them is believed until it holds. */
function claimsOf({ claims }: UnverifiedJws): PeerClaims {
  const parsed = peerClaimsSchema.safeParse(claims)
  if (!parsed.success) throw new TrustError('PEER_MALFORMED')
  return parsed.data
}

function isLive({ iat, exp }: PeerClaims, now: Date): boolean {
  const moment = now.getTime() / 1000
  const lifetime = exp - iat
  return lifetime > 0 && lifetime <= peerLifetimeSeconds && iat <= moment + clockSkewSeconds && moment < exp
}

/** An id is its agency's own: nobody can use up another's. */
function useOnce(replay: ReplayStore, { iss, jti, exp }: PeerClaims): void {
  const use = replay.use(sha256Base64url(`peer ${iss} ${jti}`), new Date(exp * 1000))
  if (use === 'REPLAYED') throw new TrustError('PEER_REPLAYED')
  if (use === 'LATE') throw new TrustError('PEER_TIME')
  if (use === 'FULL') throw new TrustError('REPLAY_STORE_FULL')
}
