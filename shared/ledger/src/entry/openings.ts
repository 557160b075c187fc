import { LedgerError } from '../ledger-error.ts'
import { isSalt, type Opening } from './commitment.ts'
import { type PartName, partNames } from './entry.ts'

/** The shape of a payload whose values nobody has read yet: all that is needed to hold it against its leaf. */
export interface Openings {
  readonly parts: Readonly<Record<PartName, Opening<unknown> | null>>
  readonly subjects: readonly (Opening<unknown> | null)[]
}

/**
 * Reads the shape of a payload, its text or its value, and leaves the values as they are. A value that opens its
 * commitment is the one that was committed to; `readPayload` also says whether it is one that a ledger takes.
 */
export function readOpenings(input: unknown): Openings {
  const value = typeof input === 'string' ? parsedJson(input) : input
  const where = faultIn(value)
  if (where === undefined) return value as Openings // granted by the check above
  throw payloadFault(where)
}

/** The refusal of a payload. */
export function payloadFault(where: string): LedgerError {
  const what = where === '' ? 'it' : where
  return new LedgerError('PAYLOAD_MALFORMED', { message: `The payload is not one: ${what} is not what it should be.` })
}

/** What a text says as JSON, or nothing. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function faultIn(value: unknown): string | undefined {
  if (!hasExactly(value, ['parts', 'subjects'])) return ''
  const { parts, subjects } = value
  if (!hasExactly(parts, partNames)) return 'parts'
  const part = partNames.find((name) => !isOpening(parts[name]))
  if (part !== undefined) return `parts.${part}`
  return Array.isArray(subjects) && subjects.every(isOpening) ? undefined : 'subjects'
}

function isOpening(value: unknown): boolean {
  if (value === null) return true
  return hasExactly(value, ['salt', 'value']) && typeof value.salt === 'string' && isSalt(value.salt)
}

// Own members only, and no others: a member that is not read is one that somebody could change unseen.
function hasExactly<Name extends string>(
  value: unknown,
  names: readonly Name[],
): value is Readonly<Record<Name, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name))
}
