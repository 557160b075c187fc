import { bases, type Purpose, purposes } from '@simpul/boundary'
import { z } from 'zod'
import { isWellFormedId } from '../enforcement/sources.ts'

/** The id of a worker. */
export const workerId = z.string().refine(isWellFormedId, 'must be a UUID in lower case, as the hub gives it out')

/** The id of an agency. */
export const agencyId = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be the id of an agency')

/** The id of a grant, an emergency or a request. */
export const recordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be an id')

/** The purposes for which agencies ask about a person: each once, and never the person's own. */
export const askedPurposes = z
  .array(
    z.enum(purposes.filter((purpose): purpose is Exclude<Purpose, 'SUBJECT_ACCESS'> => purpose !== 'SUBJECT_ACCESS')),
  )
  .min(1)
  .refine((named) => new Set(named).size === named.length, 'names a purpose twice')

/** A SHA-256 in hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')

/** A moment with its offset. */
export const moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-07-01T08:00:00+07:00' })

/** A moment, or a day in Jember to its end. */
export const end = z.union([moment, z.iso.date().transform((day) => `${day}T23:59:59+07:00`)])

/** Words that a person of an agency writes for people of another. */
export const remark = z.string().trim().min(1, 'must not be empty').max(2_000, 'has at most 2000 characters')

/** What an officer writes down of a permission. */
export const grantInput = z.strictObject({
  subject: workerId,
  owner: agencyId,
  recipient: agencyId,
  purposes: askedPurposes,
  basis: z.enum(bases.filter((basis) => basis !== 'VITAL_INTEREST')),
  /** The words the person was read, in Indonesian; ours where left out. */
  words: z.string().trim().min(1).max(10_000).optional(),
  evidenceDigest: digest,
  /** When it was given, where that was not now. */
  takenOffline: moment.optional(),
  until: end,
  guardian: z
    .strictObject({ person: z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/), relation: z.string().min(1).max(100) })
    .optional(),
})
export type GrantInput = z.infer<typeof grantInput>
