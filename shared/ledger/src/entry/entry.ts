import { bases, closedReasons, purposes, roles } from '@simpul/boundary'
import { agencyIdSchema, documentIdSchema } from '@simpul/trust'
import { z } from 'zod'

/** Why a coordinate was opened; every other reason of a decision closed it. */
export const openReasons = ['PUBLIC', 'OWNER', 'SUBJECT', 'SHARED'] as const

const text = z.string().min(1).max(200)
const coordinate = z
  .string()
  .max(200)
  .regex(/^[_A-Za-z]\w*(\.[_A-Za-z]\w*)?(\([_A-Za-z]\w*:\))?$/)
const countName = z.string().regex(/^[a-z][A-Za-z]{0,39}$/)

const decisionSchema = z
  .strictObject({
    because: z.enum([...openReasons, ...closedReasons]),
    agreement: documentIdSchema.optional(),
    basis: z.enum(bases).optional(),
    coordinates: z.array(coordinate).min(1).max(10_000).readonly(),
  })
  .readonly()

// Names come from outside, and `constructor` is one: nothing shall be found under it that is not there.
function bare(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.assign(Object.create(null), counts)
}

/** What each part of an entry may say. Each is committed to by itself, so each can be shown or erased by itself. */
export const partSchemas = {
  /** What happened, which agency asked, in which role and for which purpose. No person. */
  act: z
    .strictObject({
      event: z.string().regex(/^[A-Z][A-Z_]{0,59}$/),
      agency: agencyIdSchema,
      role: z.enum(roles),
      purpose: z.enum(purposes),
    })
    .readonly(),
  /** How many of what: rows answered, values that left. */
  counts: z.record(countName, z.int().min(0)).transform(bare).readonly(),
  /** The coordinates asked, grouped by the decision on them: why, under which agreement, on which basis. */
  decisions: z.array(decisionSchema).max(10_000).readonly(),
  /** Who asked, by the name that only the asking agency resolves. */
  person: text,
  /** The id of the request, the same at every agency that it reached. */
  request: text,
  /** Whom it was about. */
  subjects: z.array(text).max(100_000).readonly(),
} as const

/** The parts of an entry, in the order of their names. */
export const partNames = ['act', 'counts', 'decisions', 'person', 'request', 'subjects'] as const
export type PartName = (typeof partNames)[number]

export const entrySchema = z.strictObject(partSchemas).readonly()

/** What one entry of a ledger says, but for its number and its time. */
export type LedgerEntry = z.infer<typeof entrySchema>

/** The decision on some coordinates of a request. */
export type EntryDecision = LedgerEntry['decisions'][number]
