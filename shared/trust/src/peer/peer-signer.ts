import { randomUUID } from 'node:crypto'
import { sha256Base64url } from '../sha256.ts'
import type { Signer } from '../signer.ts'
import { TrustError } from '../trust-error.ts'
import { peerHeader, peerLifetimeSeconds } from './peer-claims.ts'

/** One request from an agency to another. */
export interface PeerRequest {
  /** The id of the agency it goes to. */
  readonly audience: string
  /** The exact body. */
  readonly body: string
  readonly now: Date
}

/** Signs what an agency sends to another by itself. */
export interface PeerSigner {
  /** A new peer token; a retry needs another one. */
  sign(request: PeerRequest): Promise<string>
}

/** Signs with an agency's own key: the gateway has no part in it. */
export function peerSigner({ agency, signer }: { readonly agency: string; readonly signer: Signer }): PeerSigner {
  return {
    async sign({ audience, body, now }) {
      const iat = Math.floor(now.getTime() / 1000)
      const claims = {
        iss: agency,
        aud: audience,
        jti: randomUUID(),
        iat,
        exp: iat + peerLifetimeSeconds,
        body: sha256Base64url(body),
      }
      const signed = `${encode(peerHeader)}.${encode(claims)}`
      const signature = await signer.sign(Buffer.from(signed))
      if (signature.byteLength !== 64) throw new TrustError('KEY_INVALID')
      return `${signed}.${Buffer.from(signature).toString('base64url')}`
    },
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
