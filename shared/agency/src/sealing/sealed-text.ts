import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** A key for one use, drawn from the agency's own secret: what is sealed for one use opens for no other. */
export function sealingKey(secret: Buffer, use: string): Buffer {
  return createHash('sha256').update(`simpul ${use}`).update(secret).digest()
}

/** Text that says nothing to its bearer (AES-256-GCM), and opens only with the same key and what it is bound to. */
export function sealText(key: Buffer, text: string, boundTo: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text, or undefined for what was not sealed so. */
export function openText(key: Buffer, sealed: string, boundTo: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28 || bytes.length > 65_536) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(boundTo))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
