import { createHash } from 'node:crypto'
import type { GraphQLField } from 'graphql'
import type { Class } from './vocabulary.ts'

/**
 * The digest an agreement line pins: SHA-256 in hex of a field's type, arguments, description and class.
 * A schema change alters it, so that it cannot widen what was signed.
 */
export function digestOfField(field: GraphQLField<unknown, unknown>, classification: Class): string {
  const parts = [
    String(field.type),
    field.args.map((one) => [one.name, String(one.type), one.description ?? '']).sort(byFirst),
    field.description ?? '',
    classification,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function byFirst(left: readonly string[], right: readonly string[]): number {
  return String(left[0]) < String(right[0]) ? -1 : 1
}
