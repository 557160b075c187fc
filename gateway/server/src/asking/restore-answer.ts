import type { ClosedReason } from '@simpul/boundary'
import { type FieldNode, type GraphQLNamedType, isObjectType, Kind, type SelectionSetNode } from 'graphql'
import { type FetchReading, isLeftOut, standingOf } from './fetch-reading.ts'

export type Answered = Record<string, unknown>

/** Hears of what was not sent, where a row stands that would show it. */
export interface Unsent {
  refused(coordinate: string, because: ClosedReason): void
  /** Of a worker whose id is none, under this key. */
  malformed(key: string): void
}

/** Where in a fetch an object of its answer stands. */
export interface Place {
  readonly parent: GraphQLNamedType | undefined
  readonly isHeld: boolean
}

/** Puts back into an answer what was not asked: the references that an id alone answers, and null for what is refused. */
export function restoreAnswer(
  answered: Answered,
  set: SelectionSetNode,
  { parent, isHeld }: Place,
  reading: FetchReading,
  unsent: Unsent,
): void {
  for (const selection of set.selections) {
    if (isLeftOut(selection, reading)) continue
    if (selection.kind === Kind.FIELD) restoreField(answered, selection, { parent, isHeld }, reading, unsent)
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue
    const condition = selection.typeCondition?.name.value
    if (condition !== undefined && !isOf(answered, condition, parent)) continue
    const type = condition === undefined ? parent : reading.schema.getType(condition)
    restoreAnswer(answered, selection.selectionSet, { parent: type, isHeld }, reading, unsent)
  }
}

function restoreField(
  answered: Answered,
  field: FieldNode,
  { parent, isHeld }: Place,
  reading: FetchReading,
  unsent: Unsent,
): void {
  const key = keyOf(field)
  const standing = standingOf(field, parent, isHeld, reading)
  if (standing.kind === 'refused') {
    put(answered, key, null)
    unsent.refused(standing.coordinate, standing.because)
    return
  }
  if (standing.kind === 'malformed') {
    put(answered, key, null)
    unsent.malformed(key)
    return
  }
  const { selectionSet } = field
  if (selectionSet === undefined) return
  if (standing.kind === 'echo' && !Object.hasOwn(answered, key))
    put(answered, key, echoOf(standing.type.name, standing.person, selectionSet))
  const inner: unknown = Object.hasOwn(answered, key) ? answered[key] : undefined
  for (const one of [inner].flat(5))
    if (isAnswered(one))
      restoreAnswer(one, selectionSet, { parent: standing.type, isHeld: standing.isHeld }, reading, unsent)
}

/** What every owner answers for an id and nothing else. */
export function echoOf(typename: string, id: string, set: SelectionSetNode): Answered {
  const shown: Answered = Object.create(null)
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT && (selection.typeCondition?.name.value ?? typename) === typename)
      Object.assign(shown, echoOf(typename, id, selection.selectionSet))
    if (selection.kind !== Kind.FIELD) continue
    if (selection.name.value === '__typename') shown[keyOf(selection)] = typename
    if (selection.name.value === 'id') shown[keyOf(selection)] = id
  }
  return shown
}

/** A key is a client's word: `__proto__` must become a property like any other. */
export function put(answered: Answered, key: string, value: unknown): void {
  Object.defineProperty(answered, key, { value, enumerable: true, writable: true, configurable: true })
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

/** Without its name an object is taken for one of the only type it can be. */
function isOf(answered: Answered, condition: string, parent: GraphQLNamedType | undefined): boolean {
  if (typeof answered.__typename === 'string') return answered.__typename === condition
  return parent === undefined || !isObjectType(parent) || parent.name === condition
}

function isAnswered(one: unknown): one is Answered {
  return typeof one === 'object' && one !== null && !Array.isArray(one)
}
