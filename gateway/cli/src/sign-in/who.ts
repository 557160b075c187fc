import { join } from 'node:path'
import { usageError } from '../command-error.ts'
import { findPerson } from '../find-person.ts'
import { readUrl } from '../read-arguments.ts'
import type { Settings } from '../settings.ts'

/** The options by which every command is told who asks. */
export const whoOptions = {
  as: { type: 'string' },
  issuer: { type: 'string' },
  client: { type: 'string', default: 'simpul-cli' },
  browser: { type: 'boolean', default: false },
} as const

/** The lines of a command's help that explain `whoOptions`. */
export const whoHelp = `  --as WHO        a demonstration person: ngo/caseworker, ngo-caseworker,
                  migrant-care-jember/caseworker, or worker where only one is called so
  --browser       sign in by a browser: prints an address to open and waits for the answer
  --issuer URL    an issuer of your own, as your agency's Keycloak; with --browser
  --client ID     the program's name at that issuer (default simpul-cli)`

/** Who is to sign in, where, and how. */
export interface Who {
  readonly issuer: string
  /** Unknown beforehand where a browser asks. */
  readonly person: string | undefined
  readonly clientId: string
  readonly isBrowser: boolean
}

interface WhoValues {
  readonly as?: string | undefined
  readonly issuer?: string | undefined
  readonly client: string
  readonly browser: boolean
}

/** Reads who is to sign in; undefined where the command line names nobody. */
export function readWho({ as, issuer, client, browser }: WhoValues, settings: Settings): Who | undefined {
  if (issuer !== undefined) {
    if (!browser && as === undefined) throw usageError('--issuer needs --browser, so that somebody can sign in there.')
    return { issuer: readUrl('issuer', issuer), person: as, clientId: client, isBrowser: browser }
  }
  if (as === undefined) return undefined
  const person = findPerson(as)
  return { issuer: `${settings.signIn}/${person.issuer}`, person: person.id, clientId: client, isBrowser: browser }
}

/** The file in which the proof key of somebody's tokens is kept. */
export function proofKeyFile(folder: string, { issuer, person = 'browser' }: Who): string {
  const { host, pathname } = new URL(issuer)
  return join(folder, 'proof-keys', `${fileName(host + pathname)}__${fileName(person)}.json`)
}

function fileName(text: string): string {
  return text.replace(/[^A-Za-z0-9-]+/g, '_')
}
