import { z } from 'zod'

const rolesSchema = z
  .object({ migrator: z.string(), own: z.string(), partner: z.string(), views: z.string() })
  .readonly()

const rolesTextSchema = z.string().transform((text, context) => {
  try {
    return rolesSchema.parse(JSON.parse(text))
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'must be JSON with the names of the roles migrator, own, partner, views',
    })
    return z.NEVER
  }
})

const configSchema = z.object({
  MIGRATOR_URL: z.url(),
  OWN_URL: z.url(),
  ROLES: rolesTextSchema,
  TODAY: z.iso.date(),
  REGISTER_SEED_FILE: z.string().min(1).optional(),
  /** Whose keys sign the register; only the agency that keeps it needs it here. */
  FOUNDING_FILE: z.string().min(1).optional(),
  WORKERS: z.coerce.number().int().min(0).default(2_309),
  SUBJECT_ISSUER: z.url().default('http://localhost:4009/subjects'),
})

/** What a database is prepared with. */
export type PrepareConfig = Readonly<z.infer<typeof configSchema>>

/** Reads the environment once. A bad value stops the preparation with a sentence that names it, and quotes none. */
export function readPrepareConfig(environment: Readonly<Record<string, string | undefined>>): PrepareConfig {
  const read = configSchema.safeParse(environment)
  if (read.success) return Object.freeze(read.data)
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The database cannot be prepared with this environment. ${faults.join('; ')}`)
}
