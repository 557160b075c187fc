import { decodeJwt } from 'jose'
import { z } from 'zod'
import { usageError } from '../command-error.ts'

/** As what, and why, somebody asks: the headers that name it. */
export interface Capacity {
  readonly purpose: string
  /** Only where the token has several roles. */
  readonly role: string | undefined
}

/** What a token says that its bearer may choose from. */
export interface Choices {
  readonly roles: readonly string[]
  readonly purposes: readonly string[]
}

interface Asked {
  readonly purpose?: string | undefined
  readonly role?: string | undefined
}

const claimsSchema = z.object({ roles: z.array(z.string()), purposes: z.array(z.string()) })

/** Reads the roles and purposes of a token; undefined for one that is not readable here. */
export function choicesOf(token: string): Choices | undefined {
  try {
    return claimsSchema.safeParse(decodeJwt(token)).data
  } catch {
    return undefined
  }
}

/** Settles purpose and role: what was asked for where the token has it, or the only one there is. */
export function chooseCapacity(choices: Choices | undefined, { purpose, role }: Asked): Capacity {
  if (!choices) {
    if (purpose === undefined) throw usageError('Name the purpose with --purpose.')
    return { purpose, role }
  }
  return {
    purpose: chooseOne('purpose', purpose, choices.purposes),
    role: role === undefined && choices.roles.length === 1 ? undefined : chooseOne('role', role, choices.roles),
  }
}

/** Settles one of the two; a name the token does not have is a usage error that lists those it has. */
export function chooseOne(kind: 'purpose' | 'role', asked: string | undefined, choices: readonly string[]): string {
  const [only] = choices
  if (asked === undefined && only !== undefined && choices.length === 1) return only
  const wanted = asked?.toUpperCase()
  if (wanted !== undefined && choices.includes(wanted)) return wanted
  const list = choices.length > 0 ? choices.join(', ') : 'none'
  throw usageError(
    asked === undefined
      ? `Name the ${kind} with --${kind}. This person has: ${list}.`
      : `This person does not have the ${kind} ${asked}, only: ${list}.`,
  )
}

/** The headers that name purpose and role at the gateway. */
export function capacityHeaders({ purpose, role }: Capacity): Readonly<Record<string, string>> {
  return { 'x-simpul-purpose': purpose, ...(role !== undefined && { 'x-simpul-role': role }) }
}
