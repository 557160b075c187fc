import { hash, randomFillSync } from 'node:crypto'
import { canonicalText } from './canonical-text.ts'

/** SHA-256 over a salt and the canonical JSON of a value, in base64url: it says the value only to who has the salt. */
export type Commitment = string

/** The salt and the value that a commitment is opened with. Without the salt nobody can tell, or try out, the value. */
export interface Opening<Value> {
  /** 32 random bytes in base64url, never used twice. */
  readonly salt: string
  readonly value: Value
}

/** The length of a salt. It is fixed, so that salt and value cannot be divided elsewhere. */
export const saltLength = 32

// Used again for all values of the usual length: nothing here waits, so no two share it at a time.
const usual = Buffer.alloc(16_384)

/** Commits to a value under a salt. */
export function commit({ salt, value }: Opening<unknown>): Commitment {
  const text = canonicalText(value)
  const most = saltLength + 3 * text.length // UTF-8 takes at most three bytes for each unit of UTF-16
  const bytes = most <= usual.byteLength ? usual : Buffer.alloc(most)
  bytes.fill(0, 0, saltLength)
  bytes.write(salt, 0, saltLength, 'base64url')
  const length = saltLength + bytes.write(text, saltLength, 'utf8')
  return hash('sha256', bytes.subarray(0, length), 'base64url')
}

/** Whether a salt and a value open a commitment. Total. */
export function openCommitment(commitment: Commitment, opening: Opening<unknown>): boolean {
  try {
    return isSalt(opening.salt) && commit(opening) === commitment
  } catch {
    return false // a value without canonical JSON
  }
}

/** Whether a text is a salt, in its one spelling. */
export function isSalt(text: string): boolean {
  return canonical32.test(text)
}

/** 32 bytes in base64url as an encoder spells them. The last character holds four bits only. */
export const canonical32 = /^[\w-]{42}[AEIMQUYcgkosw048]$/

/** Draws salts. */
export type SaltSource = (count: number) => readonly string[]

// A call of the random source costs as much for 32 bytes as for thousands.
const pool = Buffer.alloc(128 * saltLength)
let used = pool.byteLength

/** Salts from the system's random source. */
export const randomSalts: SaltSource = (count) => Array.from({ length: count }, drawSalt)

function drawSalt(): string {
  if (used === pool.byteLength) {
    randomFillSync(pool)
    used = 0
  }
  used += saltLength
  const salt = pool.toString('base64url', used - saltLength, used)
  pool.fill(0, used - saltLength, used) // what was erased shall not live on here
  return salt
}
