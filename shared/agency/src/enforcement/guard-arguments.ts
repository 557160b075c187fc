import type { BoundaryRules, ClosedReason } from '@simpul/boundary'
import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import type { GuardedField } from './guard-schema.ts'
import type { RequestBoundary } from './request-boundary.ts'

/** A field that an argument reads and the caller may not. */
export interface ClosedArgument {
  readonly coordinate: string
  readonly because: ClosedReason
}

/**
 * The first field that an argument filters, searches or sorts by and that is closed for this caller on every row.
 * Where it is open for some rows, the views make the others match nothing.
 */
export function closedArgument(
  field: GuardedField['field'],
  args: Readonly<Record<string, unknown>>,
  request: RequestBoundary,
  rules: BoundaryRules,
): ClosedArgument | undefined {
  for (const coordinate of fieldsRead(field, args, rules)) {
    const cell = request.cell(coordinate)
    if (cell.kind === 'closed') return { coordinate, because: cell.because }
  }
  return undefined
}

function* fieldsRead(
  field: GuardedField['field'],
  args: Readonly<Record<string, unknown>>,
  rules: BoundaryRules,
): Iterable<string> {
  for (const argument of field.args) {
    const value = args[argument.name]
    if (value === undefined || value === null) continue
    for (const [coordinate, read] of rules.filters) {
      if (coordinate.endsWith(`.${field.name}(${argument.name}:)`)) yield* read
    }
    yield* readByValue(argument.type, value, rules)
  }
}

function* readByValue(type: GraphQLInputType, value: unknown, rules: BoundaryRules): Iterable<string> {
  if (value === undefined || value === null) return
  if (isNonNullType(type)) return yield* readByValue(type.ofType, value, rules)
  if (isListType(type)) {
    for (const one of [value].flat()) yield* readByValue(type.ofType, one, rules)
    return
  }
  const named = getNamedType(type)
  if (isEnumType(named)) yield* rules.filters.get(`${named.name}.${value}`) ?? []
  if (!isInputObjectType(named) || typeof value !== 'object') return
  for (const [name, inner] of Object.entries(named.getFields())) {
    const given: unknown = Reflect.get(value, name)
    if (given === undefined || given === null) continue
    yield* rules.filters.get(`${named.name}.${name}`) ?? []
    yield* readByValue(inner.type, given, rules)
  }
}
