import { bases, purposes } from '@simpul/boundary'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { agencyIdSchema, detachedSchema, digestSchema, documentIdSchema, pseudonymSchema } from '../names.ts'
import { sha256Hex } from '../sha256.ts'
import { TrustError } from '../trust-error.ts'

// An emergency is not a grant: the recipient opens it alone, under rules of its own.
const grantBases = bases.filter((basis) => basis !== 'VITAL_INTEREST')

// A grant is often given in the field and its time written with the local offset.
const momentSchema = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-07-01T08:00:00+07:00' })

const wordsSchema = z
  .strictObject({
    language: z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as id'),
    text: z.string().min(1).max(20_000),
  })
  .readonly()

/** The words that a person was shown or read. */
export type GrantWords = z.infer<typeof wordsSchema>

const signatureSchema = z
  .strictObject({
    /** An agency's id, or `subject`. */
    by: agencyIdSchema,
    /** A detached JWS over the grant's digest and in whose name; null where it has yet to be signed. */
    jws: detachedSchema.nullable(),
  })
  .readonly()

/** One person's permission between one owner and one recipient. It is kept by these two and by nobody else. */
export const grantDocumentSchema = z
  .strictObject({
    id: documentIdSchema,
    /** The worker's id. */
    subject: z.string().min(1).max(100),
    owner: agencyIdSchema,
    recipient: agencyIdSchema,
    purposes: z.array(z.enum(purposes)).min(1).readonly(),
    basis: z.enum(grantBases),
    words: wordsSchema,
    /** What `wordsDigest(words)` gives. */
    wordsDigest: digestSchema,
    /** SHA-256 in hex of the recording, photograph or paper that shows the permission. */
    evidenceDigest: digestSchema,
    takenBy: z.strictObject({ agency: agencyIdSchema, person: pseudonymSchema }).readonly(),
    givenAt: momentSchema,
    /** From this moment on it is over. */
    until: momentSchema,
    /** Who spoke for a subject who could not. */
    guardian: z
      .strictObject({ person: pseudonymSchema, relation: z.string().min(1).max(100) })
      .readonly()
      .optional(),
    signatures: z.array(signatureSchema).max(3).readonly(),
  })
  .refine(({ owner, recipient }) => owner !== recipient, 'is between an agency and itself')
  .refine(({ takenBy, owner, recipient }) => [owner, recipient].includes(takenBy.agency), 'was taken by a third agency')
  .refine(({ words, wordsDigest: digest }) => wordsDigest(words) === digest, 'has another digest than its words')
  .refine(({ givenAt, until }) => Date.parse(givenAt) < Date.parse(until), 'ends before it begins')
  .refine(({ purposes: named }) => new Set(named).size === named.length, 'names a purpose twice')
  .refine(({ purposes: named }) => !named.includes('SUBJECT_ACCESS'), 'names a purpose that is the subject’s own')
  .readonly()

/** One person's permission between one owner and one recipient. */
export type GrantDocument = z.infer<typeof grantDocumentSchema>

/** Parses a grant, or says in one message what is wrong with it. The message quotes nothing of what it holds. */
export function readGrant(value: unknown): GrantDocument {
  const parsed = grantDocumentSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`)
  throw new TrustError('GRANT_INVALID', { message: `The grant is not valid: ${faults.join('; ')}.` })
}

/** What the parties of a grant sign: SHA-256 in hex of its canonical JSON without the signatures. */
export function grantDigest({ signatures: _, ...signed }: GrantDocument): string {
  return sha256Hex(canonicalJson(signed))
}

/** The digest of the words shown, SHA-256 in hex of their canonical JSON. */
export function wordsDigest(words: GrantWords): string {
  return sha256Hex(canonicalJson(words))
}
