import { kinds } from '@simpul/boundary'
import { z } from 'zod'
import {
  agencyIdSchema,
  detachedSchema,
  digestSchema,
  documentIdSchema,
  pseudonymSchema,
  subgraphNameSchema,
  timeSchema,
  titleSchema,
} from '../names.ts'
import { exactPublicJwkSchema } from '../signing-key.ts'
import { agreementDocumentSchema } from './agreement-document.ts'

const reasonSchema = z.string().min(1).max(500)

const stopSchema = z
  .strictObject({ agreement: documentIdSchema, officer: pseudonymSchema, reason: reasonSchema.optional() })
  .readonly()

/** What each kind of entry says. */
const bodies = {
  AGENCY_ADMITTED: z
    .strictObject({
      agency: agencyIdSchema,
      kind: z.enum(kinds),
      subgraph: subgraphNameSchema,
      name: titleSchema,
      publicKey: exactPublicJwkSchema,
    })
    .readonly(),
  /** Another agency's yes to an agency that asked to be admitted: to exactly what it said of itself. */
  AGENCY_APPROVED: z.strictObject({ agency: agencyIdSchema, digest: digestSchema }).readonly(),
  AGENCY_SUSPENDED: z.strictObject({ agency: agencyIdSchema, reason: reasonSchema.optional() }).readonly(),
  /** `proof` is the new key's own signature, for this place of the register. */
  KEY_ROTATED: z
    .strictObject({ agency: agencyIdSchema, publicKey: exactPublicJwkSchema, proof: detachedSchema })
    .readonly(),
  AGREEMENT_PROPOSED: z.strictObject({ document: agreementDocumentSchema }).readonly(),
  AGREEMENT_SIGNED: z
    .strictObject({ agreement: documentIdSchema, digest: digestSchema, officer: pseudonymSchema })
    .readonly(),
  AGREEMENT_SUSPENDED: stopSchema,
  AGREEMENT_TERMINATED: stopSchema,
} as const

/** The kinds of entry that the register knows. */
export const entryKinds = [
  'AGENCY_ADMITTED',
  'AGENCY_APPROVED',
  'AGENCY_SUSPENDED',
  'KEY_ROTATED',
  'AGREEMENT_PROPOSED',
  'AGREEMENT_SIGNED',
  'AGREEMENT_SUSPENDED',
  'AGREEMENT_TERMINATED',
] as const
export type EntryKind = (typeof entryKinds)[number]

const envelope = {
  /** 1 for the first. */
  seq: z.int().min(1),
  /** The agency whose entry it is. */
  author: agencyIdSchema,
  /**
   * The author's detached JWS (RFC 7515 appendix F) over the canonical JSON of the entry without it, number and link
   * included, so that it counts in one place of one chain only.
   */
  signature: detachedSchema,
  /** The hash of the entry before it; zeros for the first. */
  previous: digestSchema,
  at: timeSchema,
}

/**
 * An entry whose place in the chain can be checked, whatever it says; a newer hub may know kinds that this one does not.
 * One without a signature has a place too: the register that holds it is to blame, and the fold says so.
 */
export const linkSchema = z.strictObject({
  ...envelope,
  signature: detachedSchema.nullable(),
  kind: z.string().min(1).max(64),
  body: z.unknown(),
})

/** An entry whose place in the chain can be checked and whose body nobody has looked at. */
export type LinkedEntry = Readonly<z.infer<typeof linkSchema>>

const entryOf = <Kind extends EntryKind, Body extends (typeof bodies)[EntryKind]>(kind: Kind, body: Body) =>
  z.strictObject({ ...envelope, kind: z.literal(kind), body }).readonly()

/** An entry of the register: who says what, after which other entry. It names no person. */
export const registerEntrySchema = z.discriminatedUnion('kind', [
  entryOf('AGENCY_ADMITTED', bodies.AGENCY_ADMITTED),
  entryOf('AGENCY_APPROVED', bodies.AGENCY_APPROVED),
  entryOf('AGENCY_SUSPENDED', bodies.AGENCY_SUSPENDED),
  entryOf('KEY_ROTATED', bodies.KEY_ROTATED),
  entryOf('AGREEMENT_PROPOSED', bodies.AGREEMENT_PROPOSED),
  entryOf('AGREEMENT_SIGNED', bodies.AGREEMENT_SIGNED),
  entryOf('AGREEMENT_SUSPENDED', bodies.AGREEMENT_SUSPENDED),
  entryOf('AGREEMENT_TERMINATED', bodies.AGREEMENT_TERMINATED),
])

/** An entry of the register. */
export type RegisterEntry = z.infer<typeof registerEntrySchema>

/** The entry of one kind. */
export type EntryOf<Kind extends EntryKind> = Extract<RegisterEntry, { kind: Kind }>

type DraftOf<Entry> = Entry extends RegisterEntry ? Pick<Entry, 'kind' | 'body' | 'author' | 'at'> : never

/** What an author adds to the register; its number, its link and its signature are given when it is signed. */
export type RegisterDraft = DraftOf<RegisterEntry>
