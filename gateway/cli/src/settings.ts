import { z } from 'zod'
import { addressesOf, hubLayout } from './start/hub-layout.ts'

const httpUrl = z.url({ protocol: /^https?$/ })

const agencyUrlsSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), httpUrl))

const settingsSchema = z.object({
  /** The gateway's public address of `/graphql`. Proofs name it, so it must be the gateway's own. */
  SIMPUL_GATEWAY: httpUrl.optional(),
  /** Where the demonstration's issuers live. */
  SIMPUL_SIGN_IN: httpUrl.optional(),
  /** Where this machine's state is kept; proof keys go below it. */
  SIMPUL_FOLDER: z.string().min(1).default('.simpul'),
  /** Where each agency answers its own people, by its id. Proofs name it, so it must be the kit's own address. */
  SIMPUL_AGENCY_URLS: agencyUrlsSchema.optional(),
})

/** What the environment says; options of a command go before it. */
export interface Settings {
  readonly gateway: string
  readonly signIn: string
  readonly folder: string
  /** Each agency's own address, by its id. */
  readonly agencyUrls: Readonly<Record<string, string>>
}

/** Reads the settings from the environment; a bad value throws a sentence that names it. Without one it is the hub of `simpul start`. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = settingsSchema.safeParse(environment)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`)
    throw new Error(`The environment has a value that does not fit. ${faults.join(' ')}`)
  }
  const { SIMPUL_GATEWAY, SIMPUL_SIGN_IN, SIMPUL_FOLDER, SIMPUL_AGENCY_URLS } = read.data
  const layout = hubLayout(SIMPUL_FOLDER, environment)
  const { graphql, signIn } = addressesOf(layout)
  const kits = layout.agencies.map(({ id, port }) => [id, `http://localhost:${port}`])
  const agencyUrls = SIMPUL_AGENCY_URLS ?? Object.fromEntries(kits)
  return Object.freeze({
    gateway: SIMPUL_GATEWAY ?? graphql,
    signIn: withoutSlash(SIMPUL_SIGN_IN ?? signIn),
    folder: SIMPUL_FOLDER,
    agencyUrls: Object.fromEntries(Object.entries(agencyUrls).map(([id, url]) => [id, withoutSlash(String(url))])),
  })
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '')
}
