import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import type { TrustAnchors } from '../trust-anchors.ts'

/** Finds the keys of an issuer; undefined for an issuer it does not know. */
export type KeyFor = (issuer: string) => JWTVerifyGetKey | undefined

/** How long an issuer may take to answer, and how much it may say. */
export interface KeyFetchLimits {
  readonly timeoutMs: number
  /** An unknown key id asks the issuer again at most this often. */
  readonly cooldownMs: number
  readonly maxBytes: number
}

const usualLimits: KeyFetchLimits = { timeoutMs: 3_000, cooldownMs: 30_000, maxBytes: 65_536 }

/** The keys of every issuer of the anchors, read from its key set over HTTP when first needed and kept for ten minutes. */
export function issuerKeys(anchors: TrustAnchors, limits: KeyFetchLimits = usualLimits): KeyFor {
  const keySets = new Map<string, JWTVerifyGetKey>()
  for (const { issuer, jwksUri } of [...anchors.agencies, anchors.subjects]) {
    keySets.set(issuer, remoteKeys(jwksUri, limits))
  }
  return (issuer) => keySets.get(issuer)
}

function remoteKeys(jwksUri: string, limits: KeyFetchLimits): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: limits.timeoutMs,
    cooldownDuration: limits.cooldownMs,
    [customFetch]: boundedFetch(limits.maxBytes),
  })
}

/** An issuer is run by one agency and must not exhaust another's memory with an endless key set. */
function boundedFetch(maxBytes: number): FetchImplementation {
  return async (url, options) => {
    const response = await fetch(url, options)
    const text = await readAtMost(response, maxBytes)
    return new Response(text, { status: response.status === 200 ? 200 : 502 })
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw new RangeError(`The key set is longer than ${maxBytes} bytes.`)
    }
    chunks.push(next.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
