import type { z } from 'zod'
import { readAgency } from '../agency-names.ts'
import type { Shell } from '../command.ts'
import { CommandError, usageError } from '../command-error.ts'
import { type Capacity, type Choices, capacityHeaders, choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { type Credentials, obtainCredentials } from '../sign-in/credentials.ts'
import { readWho, type Who, whoHelp, whoOptions } from '../sign-in/who.ts'
import { askKit, filesUrl, operationUrl, sendFile } from './ask-kit.ts'

/** The options of every command that asks an agency's own kit. */
export const doorOptions = {
  ...whoOptions,
  agency: { type: 'string' },
  purpose: { type: 'string' },
  role: { type: 'string' },
} as const

/** The lines of a command's help that explain `doorOptions`. */
export const doorHelp = `${whoHelp}
  --agency ID     the agency whose kit is asked (default: the one of whoever signs in)
  --purpose P     why you ask, where the choice matters; --role R in which role
  --json          the kit's answer as it came`

/** The values of `doorOptions`. */
export interface DoorValues {
  readonly as?: string | undefined
  readonly issuer?: string | undefined
  readonly client: string
  readonly browser: boolean
  readonly agency?: string | undefined
  readonly purpose?: string | undefined
  readonly role?: string | undefined
}

/** The kit of one agency, asked by one signed-in person of it. */
export interface StaffDoor {
  readonly agency: string
  readonly capacity: Capacity
  /** Asks for one operation; an answer of another shape than `schema` is a failure. */
  ask<Answer>(operation: string, input: object, schema: z.ZodType<Answer>): Promise<Answer>
  /** Sends a file, which then waits for an act. */
  send<Answer>(bytes: Uint8Array<ArrayBuffer>, schema: z.ZodType<Answer>): Promise<Answer>
}

/** Signs somebody in and opens the door of their own agency. `preferred` are the purposes to ask for where none is named. */
export async function openStaffDoor(
  values: DoorValues,
  shell: Shell,
  preferred: readonly string[] = ['GOVERNANCE'],
): Promise<StaffDoor> {
  const who = readWho(values, shell.settings)
  if (!who) throw usageError('Say who asks: --as WHO, or --issuer URL with --browser.')
  const { agency, agencyUrl } = placeOf(who, values.agency, shell)
  const credentials = await obtainCredentials(who, shell)
  const choices = choicesOf(credentials.token)
  const capacity = chooseCapacity(choices, { role: values.role, purpose: values.purpose ?? prefer(preferred, choices) })
  return {
    agency,
    capacity,
    ask: async (operation, input, schema) => {
      const headers = await headersFor(operationUrl(agencyUrl, operation), credentials, capacity)
      return read(operation, await askKit({ agencyUrl, operation, input, headers }, shell.fetch, shell.stop), schema)
    },
    send: async (bytes, schema) => {
      const headers = await headersFor(filesUrl(agencyUrl), credentials, capacity)
      return read('the file', await sendFile({ agencyUrl, bytes, headers }, shell.fetch, shell.stop), schema)
    },
  }
}

interface Place {
  readonly agency: string
  readonly agencyUrl: string
}

function placeOf({ issuer }: Who, named: string | undefined, { settings }: Shell): Place {
  const agency =
    named === undefined ? (new URL(issuer).pathname.split('/').findLast(Boolean) ?? '') : readAgency('agency', named)
  const agencyUrl = settings.agencyUrls[agency]
  if (agencyUrl !== undefined) return { agency, agencyUrl }
  const known = Object.keys(settings.agencyUrls).join(', ')
  throw usageError(
    `SIMPUL_AGENCY_URLS knows no address of "${agency}", only of ${known}. Name the agency with --agency.`,
  )
}

function prefer(preferred: readonly string[], choices: Choices | undefined): string | undefined {
  return preferred.find((one) => choices?.purposes.includes(one)) ?? choices?.purposes[0]
}

async function headersFor(
  url: string,
  credentials: Credentials,
  capacity: Capacity,
): Promise<Readonly<Record<string, string>>> {
  return { ...(await credentials.headers('POST', url)), ...capacityHeaders(capacity) }
}

function read<Answer>(operation: string, answer: unknown, schema: z.ZodType<Answer>): Answer {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ')
  throw new CommandError(
    'REQUEST_FAILED',
    `The agency answered ${operation} in a form this program cannot read: ${where}.`,
  )
}
