import { z } from 'zod'

/** The id of an agency: `migrant-care-jember`. */
export const agencyIdSchema = z
  .string('must be the id of an agency')
  .regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be lower-case letters, digits and hyphens')

/** The name of a subgraph: `ngo`. */
export const subgraphNameSchema = z
  .string('must be the name of a subgraph')
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, 'must be lower-case letters, digits, hyphens and underscores')

/** The id of an agreement or of its form: `pks-protection`. */
export const documentIdSchema = z
  .string('must be the id of a document')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be letters, digits, dots, hyphens and underscores')

/** A name for a person that only the person's agency resolves. */
export const pseudonymSchema = z
  .string('must be a pseudonym')
  .regex(/^[A-Za-z0-9._:-]{1,100}$/, 'must be letters, digits, dots, colons, hyphens and underscores')

/** A SHA-256 in hex. */
export const digestSchema = z.string('must be a digest').regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex')

/** A moment in UTC. */
export const timeSchema = z.iso.datetime({ error: 'must be a time such as 2026-07-01T08:00:00Z' })

/** A name or title in Indonesian and English. */
export const titleSchema = z
  .strictObject({
    id: z.string().min(1, 'must not be empty').max(300),
    en: z.string().min(1, 'must not be empty').max(300),
  })
  .readonly()

/** A detached JWS (RFC 7515 appendix F): a header, nothing, a signature. */
export const detachedSchema = z
  .string('must be a detached JWS')
  .max(1000, 'must be at most 1000 characters')
  .regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+$/, 'must be a detached JWS')
