import { join } from 'node:path'
import { z } from 'zod'

/** What a sign-in needs to know; `createSignIn` takes it as it is. */
export interface SignInConfig {
  /** The origin the issuers live under, as people and gateways reach it: `http://localhost:4009`. */
  readonly issuerBase: string
  /** Origins whose `/explorer` may receive a code, and whose pages may call the token endpoint. */
  readonly explorerOrigins: readonly string[]
  /** Where the issuers' signing keys are made and kept, one folder an issuer. */
  readonly keysFolder: string
}

/** The configuration of the process: the sign-in's own, and where it listens. */
export interface ServerConfig extends SignInConfig {
  readonly host: string
  readonly port: number
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopbackNames.includes(url.hostname))
  if (url && isSafe && url.origin === text.replace(/\/$/, '')) return url.origin
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not an origin: https, or http on a loopback name, and no path`,
  })
  return z.NEVER
})

const origins = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4009),
  HOST: z.string().min(1).default('127.0.0.1'),
  ISSUER_BASE: origin.optional(),
  EXPLORER_ORIGINS: origins.pipe(z.array(origin).min(1)).default(['http://localhost:4000']),
  KEYS_FOLDER: z.string().min(1).default(join('.simpul', 'sign-in')),
})

/** Reads the configuration from the environment; a bad value throws a sentence that names it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const read = environment.safeParse(env)
  if (!read.success) throw new Error(`The sign-in cannot start. ${sentences(read.error)}`)
  const { PORT, HOST, ISSUER_BASE, EXPLORER_ORIGINS, KEYS_FOLDER } = read.data
  return Object.freeze({
    port: PORT,
    host: HOST,
    issuerBase: ISSUER_BASE ?? `http://localhost:${PORT}`,
    explorerOrigins: EXPLORER_ORIGINS,
    keysFolder: KEYS_FOLDER,
  })
}

function sentences(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}.`).join(' ')
}
