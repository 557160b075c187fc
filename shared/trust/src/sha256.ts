import { createHash } from 'node:crypto'

/** SHA-256 in base64url, as tokens carry it. A token's hash is that of its characters (RFC 9449 `ath`). */
export function sha256Base64url(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url')
}

/** SHA-256 in hex, as the register and agreements carry it. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
