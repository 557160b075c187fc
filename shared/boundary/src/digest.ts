import { createHash } from 'node:crypto'
import { type GraphQLArgument, type GraphQLField, print } from 'graphql'
import type { Class } from './vocabulary.ts'

/**
 * The digest an agreement line pins: SHA-256 in hex of a field's coordinate, type, arguments with their defaults,
 * description and class. A schema change alters it, so that it cannot widen what was signed; and what was signed of one
 * field never fits another.
 */
export function digestOfField(
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  classification: Class,
): string {
  const parts = [
    coordinate,
    String(field.type),
    field.args.map((one) => [one.name, String(one.type), defaultOf(one), one.description ?? '']).sort(byFirst),
    field.description ?? '',
    classification,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function defaultOf({ astNode }: GraphQLArgument): string {
  return astNode?.defaultValue === undefined ? '' : print(astNode.defaultValue)
}

function byFirst(left: readonly string[], right: readonly string[]): number {
  return String(left[0]) < String(right[0]) ? -1 : 1
}
