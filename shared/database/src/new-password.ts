import { randomBytes } from 'node:crypto'

/** A password of 192 random bits, in characters that need no escaping in an address. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
