import { base64url, base64urlJson, sha256, unguessable } from '../base64url.ts'
import { type ProofKey, publicJwk } from './proof-key.ts'

/** The request a proof is for. */
export interface ProvenRequest {
  readonly method: string
  readonly url: string
  /** The access token that goes with the request. */
  readonly token?: string | undefined
  /** The nonce the server asked for. */
  readonly nonce?: string | undefined
}

/** Proves by RFC 9449 that the sender of one request holds `key`. */
export async function dpopProof(key: ProofKey, request: ProvenRequest, now: Date): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: await publicJwk(key) }
  const signed = `${base64urlJson(header)}.${base64urlJson(await claims(request, now))}`
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, key.pair.privateKey, new TextEncoder().encode(signed))
  return `${signed}.${base64url(new Uint8Array(signature))}`
}

async function claims({ method, url, token, nonce }: ProvenRequest, now: Date): Promise<Record<string, unknown>> {
  return {
    jti: unguessable(),
    htm: method,
    htu: withoutQuery(url),
    iat: Math.floor(now.getTime() / 1000),
    ...(token !== undefined && { ath: await sha256(token) }),
    ...(nonce !== undefined && { nonce }),
  }
}

function withoutQuery(address: string): string {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}
