import type { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { sha256Hex } from '../sha256.ts'
import type { PublicJwk } from '../signing-key.ts'
import { isSignedBy } from '../statement/detached.ts'
import { linkSchema, type RegisterEntry, registerEntrySchema } from './register-entry.ts'

/** What can be said of a candidate by itself, whatever register it stands in. */
export interface EntryReading {
  /** Its place, author and signature; undefined where it is not an entry at all. */
  readonly link: z.infer<typeof linkSchema> | undefined
  readonly hash: string | undefined
  /** Undefined where it is of no kind that this hub knows. */
  readonly entry: RegisterEntry | undefined
  /** By which key it was found to be signed, or not to be. */
  readonly verdicts: Map<string, boolean>
}

const readings = new WeakMap<object, EntryReading>()

/** Reads a candidate once: entries never change, so reading a register again costs no hash and no signature. */
export function readEntry(candidate: unknown): EntryReading {
  if (typeof candidate !== 'object' || candidate === null) return nothing
  const known = readings.get(candidate)
  if (known !== undefined) return known
  const link = linkSchema.safeParse(candidate)
  const reading = link.success ? readingOf(candidate, link.data) : nothing
  readings.set(candidate, reading)
  return reading
}

/** Whether this key signed the entry; each key is tried once. */
export function isEntrySignedBy({ link, verdicts }: EntryReading, key: PublicJwk): boolean {
  if (link === undefined || link.signature === null) return false
  const known = verdicts.get(key.x)
  if (known !== undefined) return known
  const { signature, ...payload } = link
  const verdict = isSignedBy(key, { type: 'simpul-entry', payload, jws: signature })
  verdicts.set(key.x, verdict)
  return verdict
}

const nothing: EntryReading = { link: undefined, hash: undefined, entry: undefined, verdicts: new Map() }

function readingOf(candidate: object, link: z.infer<typeof linkSchema>): EntryReading {
  const parsed = registerEntrySchema.safeParse(candidate)
  return { link, hash: hashOf(candidate), entry: parsed.success ? parsed.data : undefined, verdicts: new Map() }
}

function hashOf(candidate: object): string | undefined {
  try {
    return sha256Hex(canonicalJson(candidate))
  } catch {
    return undefined
  }
}
