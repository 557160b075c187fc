import { z } from 'zod'
import { type Commitment, canonical32, type Opening } from './commitment.ts'
import { type LedgerEntry, partSchemas } from './entry.ts'
import { parsedJson, payloadFault } from './openings.ts'

/**
 * What opens a leaf. It stands apart from the tree; an opening that is `null` was erased or is not shown, and the
 * leaf still verifies. Each subject is committed to by itself, so that one can be erased and the others stay.
 */
export interface Payload {
  readonly parts: {
    readonly act: Opening<LedgerEntry['act']> | null
    readonly counts: Opening<LedgerEntry['counts']> | null
    readonly decisions: Opening<LedgerEntry['decisions']> | null
    readonly person: Opening<string> | null
    readonly request: Opening<string> | null
    /** The commitments to the subjects, in the order of `subjects`. */
    readonly subjects: Opening<readonly Commitment[]> | null
  }
  readonly subjects: readonly (Opening<string> | null)[]
}

const thirtyTwoBytes = z.string().regex(canonical32)

function openingOf<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ salt: thirtyTwoBytes, value }).readonly().nullable()
}

const payloadSchema = z
  .strictObject({
    parts: z
      .strictObject({
        act: openingOf(partSchemas.act),
        counts: openingOf(partSchemas.counts),
        decisions: openingOf(partSchemas.decisions),
        person: openingOf(partSchemas.person),
        request: openingOf(partSchemas.request),
        subjects: openingOf(z.array(thirtyTwoBytes).max(100_000).readonly()),
      })
      .readonly(),
    subjects: z
      .array(openingOf(z.string().min(1).max(200)))
      .max(100_000)
      .readonly(),
  })
  .readonly()

/** Reads a payload from what a store or a file gives, its text or its value; what is not exactly one is refused. */
export function readPayload(input: unknown): Payload {
  const parsed = payloadSchema.safeParse(typeof input === 'string' ? parsedJson(input) : input)
  if (parsed.success) return parsed.data
  throw payloadFault(parsed.error.issues[0]?.path.join('.') ?? '')
}
