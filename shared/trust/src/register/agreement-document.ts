import { type AgreementLine, bases, purposes, rowScopes, rowsOfBasis } from '@simpul/boundary'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { agencyIdSchema, digestSchema, documentIdSchema, titleSchema } from '../names.ts'
import { sha256Hex } from '../sha256.ts'

const daySchema = z.iso.date({ error: 'must be a day such as 2026-07-01' })

/** One line of a schedule, as it comes from outside. */
export const agreementLineSchema = z
  .strictObject({
    coordinate: z
      .string()
      .regex(/^[A-Za-z_]\w{0,99}\.[A-Za-z_]\w{0,99}$/, 'must be a coordinate such as Worker.fullName'),
    owner: agencyIdSchema,
    recipient: agencyIdSchema,
    purpose: z.enum(purposes),
    basis: z.enum(bases),
    rows: z.enum(rowScopes),
    digest: digestSchema,
    retainDays: z.int().min(0).max(36_525),
    duty: z.boolean(),
  })
  .refine(({ basis, rows }) => rowsOfBasis[basis].includes(rows), 'opens more rows than its basis may')
  .readonly() satisfies z.ZodType<AgreementLine>

const common = {
  id: documentIdSchema,
  /** The form it follows, as `@share(under:)` names it. */
  form: documentIdSchema,
  title: titleSchema,
  /** The first and the last day in Asia/Jakarta on which it holds. */
  from: daySchema,
  until: daySchema,
  /** The id of the agreement that it follows: of the same kind, form and parties. */
  renews: documentIdSchema.optional(),
  lines: z.array(agreementLineSchema).max(20_000).readonly(),
}

const mouSchema = z
  .strictObject({ ...common, kind: z.literal('MOU'), parties: z.array(agencyIdSchema).min(2).max(100).readonly() })
  .readonly()

const pksSchema = z
  .strictObject({
    ...common,
    kind: z.literal('PKS'),
    /** The id of the MOU above it. */
    under: documentIdSchema,
    parties: z.array(agencyIdSchema).length(2, 'must be exactly two agencies').readonly(),
  })
  .readonly()

/** An agreement as its parties sign it: a frame (MOU), or below one an agreement on data (PKS) between two agencies. */
export const agreementDocumentSchema = z
  .discriminatedUnion('kind', [mouSchema, pksSchema])
  .refine(({ parties }) => new Set(parties).size === parties.length, 'names a party twice')
  .refine(({ from, until }) => from <= until, 'ends before it begins')
  .refine(
    ({ lines, parties }) => lines.every((line) => isBetween(line, parties)),
    'has a line that is not between its parties',
  )

/** An agreement as its parties sign it. */
export type AgreementDocument = z.infer<typeof agreementDocumentSchema>

/** What a party signs: the SHA-256 in hex of the document's canonical JSON. */
export function agreementDigest(document: AgreementDocument): string {
  return sha256Hex(canonicalJson(document))
}

function isBetween({ owner, recipient }: AgreementLine, parties: readonly string[]): boolean {
  return owner !== recipient && parties.includes(owner) && parties.includes(recipient)
}
