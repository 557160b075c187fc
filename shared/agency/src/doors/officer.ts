import { createHmac } from 'node:crypto'

/** The name under which the register and other agencies know a person of this agency: only its own secret resolves it. */
export function officerOf(secret: Buffer, agency: string, person: string): string {
  const hash = createHmac('sha256', secret)
    .update(JSON.stringify(['officer', agency, person]))
    .digest('base64url')
  return `o-${hash.slice(0, 22)}`
}
