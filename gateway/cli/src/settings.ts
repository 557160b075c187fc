import { z } from 'zod'

const settingsSchema = z.object({
  /** The gateway's public address of `/graphql`. Proofs name it, so it must be the gateway's own. */
  SIMPUL_GATEWAY: z.url({ protocol: /^https?$/ }).default('http://localhost:4000/graphql'),
  /** Where the demonstration's issuers live. */
  SIMPUL_SIGN_IN: z.url({ protocol: /^https?$/ }).default('http://localhost:4009'),
  /** Where this machine's state is kept; proof keys go below it. */
  SIMPUL_FOLDER: z.string().min(1).default('.simpul'),
})

/** What the environment says; options of a command go before it. */
export interface Settings {
  readonly gateway: string
  readonly signIn: string
  readonly folder: string
}

/** Reads the settings from the environment; a bad value throws a sentence that names it. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = settingsSchema.safeParse(environment)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`)
    throw new Error(`The environment has a value that does not fit. ${faults.join(' ')}`)
  }
  const { SIMPUL_GATEWAY, SIMPUL_SIGN_IN, SIMPUL_FOLDER } = read.data
  return Object.freeze({ gateway: SIMPUL_GATEWAY, signIn: SIMPUL_SIGN_IN.replace(/\/$/, ''), folder: SIMPUL_FOLDER })
}
