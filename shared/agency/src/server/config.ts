import { jsonText } from '@simpul/serving'
import { z } from 'zod'
import { usualMostBytes } from '../files/file-services.ts'

const settingsSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL_OWN: z.url(),
  DATABASE_URL_PARTNER: z.url(),
  FOUNDING_FILE: z.string().min(1),
  CURSOR_SECRET_FILE: z.string().min(1),
  /** The key that signs in the agency's name, as a private JWK. */
  SIGNING_KEY_FILE: z.string().min(1),
  /** The kit's own address, for which the agency's people make their proofs. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** A JSON object: the address of each other agency's kit, by agency. */
  AGENCY_URLS: jsonText(z.record(z.string(), z.url())).default({}),
  /** A JSON list: where the register is served, the forum first and then those who relay it. */
  REGISTER_URLS: jsonText(z.array(z.url()).readonly()).default([]),
  REGISTER_MAX_AGE: z.coerce.number().int().positive().default(3_600),
  /** How often the forum signs a head. */
  REGISTER_BEAT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  /** How mail is sent: `smtp://user:password@host:587`. Without it notices are listed and no mail is sent. */
  MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** A JSON object: for each role the addresses that read what is for it. */
  MAIL_TO: jsonText(z.record(z.string(), z.array(z.email()).readonly())).default({}),
  /** Where the agency's people sign in to see what a mail told of. */
  MAIL_LINK: z.url().optional(),
  /** Where the agency's files lie; without it and without an S3 store the agency takes none. */
  FILES_FOLDER: z.string().min(1).optional(),
  /** Another place for them: a bucket's address with the S3 API, and as whom it is asked. */
  FILES_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_KEY: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  /** The key that encrypts them there: 32 random bytes in base64. */
  FILES_KEY_FILE: z.string().min(1).optional(),
  FILES_MAX_BYTES: z.coerce.number().int().min(1_024).max(100_000_000).default(usualMostBytes),
  POOL_SIZE: z.coerce.number().int().min(1).max(100).default(8),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** Half a store is none: what is missing stops the start. */
const configSchema = settingsSchema.superRefine((given, { addIssue }) => {
  const { FILES_S3_URL: s3, FILES_FOLDER: folder } = given
  const wanted = [
    ...(s3 === undefined ? [] : (['FILES_S3_KEY', 'FILES_S3_SECRET'] as const)),
    ...(s3 === undefined && folder === undefined ? [] : (['FILES_KEY_FILE'] as const)),
  ]
  for (const name of wanted)
    if (given[name] === undefined)
      addIssue({ code: 'custom', path: [name], message: 'is needed where files have a store' })
})

/** How one subgraph process is set up. */
export type SubgraphConfig = Readonly<z.infer<typeof configSchema>>

/** Reads the environment once. A bad value stops the start with a sentence that names it. */
export function readSubgraphConfig(environment: Readonly<Record<string, string | undefined>>): SubgraphConfig {
  const read = configSchema.safeParse(environment)
  if (read.success) return Object.freeze(read.data)
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The subgraph cannot start with this environment. ${faults.join('; ')}`)
}
