import { jsonText } from '@simpul/serving'
import { z } from 'zod'

const configSchema = z.object({
  SUPERGRAPH_FILE: z.string().min(1),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** A JSON object: the addresses of subgraphs, by name, that go before those of the supergraph. */
  SUBGRAPH_URLS: jsonText(z.record(z.string(), z.string())).prefault('{}'),
  PLAN_TIMEOUT_MS: z.coerce.number().int().min(50).default(10_000),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(50).default(30_000),
  SUBGRAPH_ANSWER_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(64 * 1024 * 1024),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).max(10_000).default(128),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

/** How the engine alone is set up. */
export type AloneConfig = Readonly<z.infer<typeof configSchema>>

/** Reads the environment once. A bad value stops the start with a sentence that names it. */
export function readAloneConfig(environment: Readonly<Record<string, string | undefined>>): AloneConfig {
  const read = configSchema.safeParse(environment)
  if (read.success) return Object.freeze(read.data)
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The engine cannot start with this environment. ${faults.join('; ')}`)
}
