import { jsonText } from '@simpul/serving'
import { z } from 'zod'

const subgraphSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  url: z.url(),
  schemaFile: z.string().min(1),
})

const configSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  /** Where callers reach `/graphql`: the address their proofs name. */
  PUBLIC_URL: z.url().default('http://localhost:4000/graphql'),
  /** A JSON list of `{ name, url, schemaFile }`: the subgraphs and the SDL files their owners signed. */
  SUBGRAPHS: jsonText(z.array(subgraphSchema).min(1)),
  FOUNDING_FILE: z.string().min(1),
  GATEWAY_KEY_FILE: z.string().min(1),
  /** A JSON list: where the register is served, the forum first and then the agencies that relay it. */
  REGISTER_URLS: jsonText(z.array(z.url()).min(1).readonly()),
  REGISTER_FILE: z.string().min(1),
  REGISTER_MAX_AGE: z.coerce.number().int().positive().default(3_600),
  /** The time of one request to a subgraph, over all its phases. */
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(50).default(5_000),
  SUBGRAPH_ANSWER_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(16 * 1024 * 1024),
  SUBGRAPH_CONNECTIONS: z.coerce.number().int().min(1).max(1_000).default(32),
  /** How many requests may wait for one of these connections. */
  SUBGRAPH_WAITING: z.coerce.number().int().min(0).max(100_000).default(1_000),
  /** After how many failures in a row a subgraph is left alone, and for how long. */
  SUBGRAPH_BREAKER_FAILURES: z.coerce.number().int().min(1).max(10_000).default(10),
  SUBGRAPH_BREAKER_MS: z.coerce.number().int().min(100).max(600_000).default(5_000),
  /** How long the planning of one operation may take. */
  PLAN_TIMEOUT_MS: z.coerce.number().int().min(50).default(5_000),
  /** A manifest of trusted documents, as `@apollo/generate-persisted-query-manifest` writes it. */
  TRUSTED_DOCUMENTS_FILE: z.string().min(1).optional(),
  /** Runs these alone; introspection is refused too. */
  TRUSTED_DOCUMENTS_ONLY: z.stringbool().default(false),
  DASHBOARD_FOLDER: z.string().optional(),
  /** The worker whose id the explorer's first example begins with. */
  EXAMPLE_WORKER: z.string().optional(),
  /** Where Prometheus reads the gateway's figures; nowhere without a port. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** A collector that takes OTLP over HTTP; without one, nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  /** The part of all requests that is traced. */
  TRACE_RATIO: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
const gatewaySchema = configSchema.refine(
  ({ TRUSTED_DOCUMENTS_FILE, TRUSTED_DOCUMENTS_ONLY }) =>
    !TRUSTED_DOCUMENTS_ONLY || TRUSTED_DOCUMENTS_FILE !== undefined,
  {
    path: ['TRUSTED_DOCUMENTS_ONLY'],
    message: 'name the list in TRUSTED_DOCUMENTS_FILE; without one every document would be refused',
  },
)

/** How the gateway is set up. */
export type GatewayConfig = Readonly<z.infer<typeof gatewaySchema>>

/** One subgraph of the hub: its name, its address and its SDL file. */
export type SubgraphAddress = Readonly<z.infer<typeof subgraphSchema>>

/** Reads the environment once. A bad value stops the start with a sentence that names it. */
export function readGatewayConfig(environment: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const read = gatewaySchema.safeParse(environment)
  if (read.success) return Object.freeze(read.data)
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The gateway cannot start with this environment. ${faults.join('; ')}`)
}
