import { HubError } from '@simpul/serving'

/** A reason that a close frame has room for: it may have 123 bytes. */
export function closeReason(error: unknown): string {
  const message = error instanceof HubError ? error.message : 'Something went wrong here.'
  return Buffer.from(message)
    .subarray(0, 120)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
}
