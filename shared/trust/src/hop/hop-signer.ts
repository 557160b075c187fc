import { randomUUID, sign as signBytes } from 'node:crypto'
import type { Purpose, Role } from '@simpul/boundary'
import { writeJws } from '../jws.ts'
import { sha256Base64url } from '../sha256.ts'
import { type KeyInput, type PrivateJwk, toPrivateKey } from '../signing-key.ts'
import { TrustError } from '../trust-error.ts'
import { hopCaller, hopHeader, hopIssuer, hopLifetimeSeconds } from './hop-claims.ts'

/** One request from the gateway to a subgraph. */
export interface Hop {
  readonly subgraph: string
  /** The exact bytes of the request's body. */
  readonly body: Uint8Array | string
  /** Undefined for the public; then purpose and role are left out. */
  readonly callerToken: string | undefined
  readonly requestId: string
  readonly purpose: Purpose | undefined
  readonly role: Role | undefined
  readonly now: Date
}

/** Signs hop tokens: the gateway's word for one request to one subgraph. */
export interface HopSigner {
  /** A new hop token; a retry needs another one. */
  sign(hop: Hop): string
}

/** Signs with the gateway's key. */
export function hopSigner({ privateKey }: { readonly privateKey: KeyInput<PrivateJwk> }): HopSigner {
  const key = toPrivateKey(privateKey)
  return {
    sign(hop) {
      const iat = Math.floor(hop.now.getTime() / 1000)
      const claims = {
        iss: hopIssuer,
        aud: hop.subgraph,
        jti: randomUUID(),
        iat,
        exp: iat + hopLifetimeSeconds,
        body: sha256Base64url(hop.body),
        caller: hopCaller(hop.callerToken),
        rid: hop.requestId,
        ...actingOf(hop),
      }
      return writeJws(hopHeader, claims, (signed) => signBytes(null, signed, key))
    },
  }
}

function actingOf({ callerToken, purpose, role }: Hop): { purpose?: Purpose; role?: Role } {
  if (callerToken === undefined) return {}
  if (purpose === undefined || role === undefined) throw new TrustError('HOP_INCOMPLETE')
  return { purpose, role }
}
