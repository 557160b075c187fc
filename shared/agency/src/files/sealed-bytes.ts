import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { inSegments } from './in-segments.ts'
import type { Bytes } from './object-store.ts'

const segmentBytes = 64 * 1024
const tagBytes = 16
/** The form of what is stored; another form begins with another number. */
const form = Buffer.from([1])

/**
 * Encrypts a file for its store: AES-256-GCM in segments, so that none of it is handed out before it was checked and
 * none has to be held whole. Each file has a key of its own, drawn from the agency's and the file's id; a segment's
 * nonce is its number and whether it is the last. So nothing can be changed, reordered, cut off or swapped with
 * another file unseen.
 */
export async function* sealBytes(key: Buffer, id: string, plain: Bytes): AsyncGenerator<Buffer> {
  const fileKey = keyOf(key, id)
  yield form
  let number = 0
  for await (const { bytes, isLast } of inSegments(plain, segmentBytes)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

/** Decrypts what `sealBytes` made with the same key and id; throws at the first segment that is not as it was. */
export async function* openBytes(key: Buffer, id: string, sealed: Bytes): AsyncGenerator<Buffer> {
  const fileKey = keyOf(key, id)
  let number = 0
  for await (const { bytes, isLast } of inSegments(withoutForm(sealed), segmentBytes + tagBytes)) {
    yield openSegment(fileKey, nonceOf(number, isLast), bytes)
    number += 1
  }
}

function openSegment(fileKey: Buffer, nonce: Buffer, bytes: Buffer): Buffer {
  if (bytes.length < tagBytes) throw new Error('A stored file ends too early.')
  const end = bytes.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: tagBytes })
  decipher.setAuthTag(bytes.subarray(end))
  return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()])
}

async function* withoutForm(sealed: Bytes): AsyncGenerator<Buffer> {
  let isBegun = false
  for await (const part of sealed) {
    if (part.length === 0) continue
    if (!isBegun && part[0] !== form[0]) throw new Error('A stored file has a form that is not known here.')
    yield isBegun ? part : part.subarray(form.length)
    isBegun = true
  }
}

function keyOf(key: Buffer, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, id, 'simpul file', 32))
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 0)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}
