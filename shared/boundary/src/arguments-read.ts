import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { BoundaryRules } from './rules.ts'

/** One field that an argument reads: by a value that rows must match, or by an order that they come in. */
export interface FieldRead {
  readonly coordinate: string
  readonly by: 'FILTER' | 'ORDER'
}

/** A field of a type, with the arguments of one selection of it. */
export interface Asked {
  readonly type: string
  readonly field: Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>
  readonly args: Readonly<Record<string, unknown>>
}

/** Every field that the arguments given filter, search or sort by, in the order of the schema's arguments. */
export function* fieldsRead({ type, field, args }: Asked, rules: BoundaryRules): Iterable<FieldRead> {
  for (const argument of field.args) {
    const value = args[argument.name]
    if (value === undefined || value === null) continue
    yield* readBy('FILTER', `${type}.${field.name}(${argument.name}:)`, rules)
    yield* readByValue(argument.type, value, rules)
  }
}

/** The persons whom the arguments marked `@subject` name, also inside an input object. */
export function personsNamed({ type, field, args }: Asked, rules: BoundaryRules): readonly string[] {
  return field.args.flatMap((argument) => {
    const isMarked = rules.subjectArguments.has(`${type}.${field.name}(${argument.name}:)`)
    return isMarked ? textsOf(args[argument.name]) : personsInValue(argument.type, args[argument.name], rules)
  })
}

/** A row that an argument picks by its key. */
export interface RowNamed {
  readonly type: string
  readonly id: string
}

/** The rows that arguments pick: those marked as filtering by the key of a type, also inside an input object. */
export function rowsNamed({ field, type, args }: Asked, rules: BoundaryRules): readonly RowNamed[] {
  return field.args.flatMap((argument) => {
    const coordinate = `${type}.${field.name}(${argument.name}:)`
    const named = rowsAt(coordinate, args[argument.name], rules)
    return named.length > 0 ? named : rowsInValue(argument.type, args[argument.name], rules)
  })
}

function rowsAt(coordinate: string, value: unknown, rules: BoundaryRules): readonly RowNamed[] {
  const types = (rules.filters.get(coordinate) ?? []).flatMap((read) => {
    const type = read.slice(0, read.indexOf('.'))
    return rules.types.get(type)?.key === read ? [type] : []
  })
  return types.flatMap((type) => textsOf(value).map((id) => ({ type, id })))
}

function rowsInValue(type: GraphQLInputType, value: unknown, rules: BoundaryRules): readonly RowNamed[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsInValue(type, one, rules))
  const named = getNamedType(type)
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return []
  return Object.entries(named.getFields()).flatMap(([name, inner]) => {
    const given: unknown = Reflect.get(value, name)
    const found = rowsAt(`${named.name}.${name}`, given, rules)
    return found.length > 0 ? found : rowsInValue(inner.type, given, rules)
  })
}

function* readBy(by: FieldRead['by'], coordinate: string, rules: BoundaryRules): Iterable<FieldRead> {
  for (const read of rules.filters.get(coordinate) ?? []) yield { coordinate: read, by }
}

function* readByValue(type: GraphQLInputType, value: unknown, rules: BoundaryRules): Iterable<FieldRead> {
  if (value === undefined || value === null) return
  if (isNonNullType(type)) return yield* readByValue(type.ofType, value, rules)
  if (isListType(type)) {
    for (const one of [value].flat()) yield* readByValue(type.ofType, one, rules)
    return
  }
  const named = getNamedType(type)
  if (isEnumType(named)) yield* readBy('ORDER', `${named.name}.${value}`, rules)
  if (!isInputObjectType(named) || typeof value !== 'object') return
  for (const [name, inner] of Object.entries(named.getFields())) {
    const given: unknown = Reflect.get(value, name)
    if (given === undefined || given === null) continue
    yield* readBy('FILTER', `${named.name}.${name}`, rules)
    yield* readByValue(inner.type, given, rules)
  }
}

function personsInValue(type: GraphQLInputType, value: unknown, rules: BoundaryRules): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => personsInValue(type, one, rules))
  const named = getNamedType(type)
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return []
  return Object.entries(named.getFields()).flatMap(([name, inner]) => {
    const given: unknown = Reflect.get(value, name)
    return rules.subjectArguments.has(`${named.name}.${name}`)
      ? textsOf(given)
      : personsInValue(inner.type, given, rules)
  })
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}
