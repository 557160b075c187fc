import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { HubError } from '@simpul/serving'

/** Where a page ended: the value it was sorted by, and the id that breaks ties. */
export interface Position {
  readonly value: string | null
  readonly id: string
}

/** Makes and reads the cursors of one agency. */
export interface Cursors {
  seal(position: Position, boundTo: string): string
  /** Throws `CURSOR_INVALID` for a cursor of another caller, another operation or another key. */
  open(cursor: string, boundTo: string): Position
}

/**
 * Cursors that say nothing and work for nobody else: AES-256-GCM, with the caller and the operation as additional
 * data, so that a hidden row's sort value neither shows nor can be probed.
 */
export function cursors(secret: Buffer): Cursors {
  const key = createHash('sha256').update('simpul cursor').update(secret).digest()
  return {
    seal: (position, boundTo) => seal(key, JSON.stringify([position.value, position.id]), boundTo),
    open(cursor, boundTo) {
      const text = unseal(key, cursor, boundTo)
      if (text === undefined) {
        throw new HubError(
          'CURSOR_INVALID',
          'This cursor does not belong to this caller and this question. Start at the first page.',
        )
      }
      const [value, id] = JSON.parse(text)
      return { value, id }
    },
  }
}

function seal(key: Buffer, text: string, boundTo: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

function unseal(key: Buffer, cursor: string, boundTo: string): string | undefined {
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length < 28 || bytes.length > 65_536) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(boundTo))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
