import { createHmac } from 'node:crypto'

/** What an identifier is matched by in place of itself. */
export type MatchKind = 'NIK'

const shortestKey = 16

/** A keyed token (HMAC-SHA-256, hex): the same for equal values of a kind, and nobody without the key can try the few there are. */
export function matchToken(key: string, kind: MatchKind, value: string): string {
  if (key.length < shortestKey) throw new Error(`A match key has at least ${shortestKey} characters.`)
  return createHmac('sha256', key)
    .update(JSON.stringify(['match', kind, value]))
    .digest('hex')
}
