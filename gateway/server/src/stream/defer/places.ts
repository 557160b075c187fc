import { type GraphQLCompositeType, type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'
import { getOwn, isObject } from '../../compile/own-property.ts'
import { plannedKey, type SeparateKeys } from '../../plan/separate-keys.ts'
import { isIncluded } from '../../shape/collect-keys.ts'
import type { Step } from './answer-parts.ts'
import type { Booleans } from './label-defers.ts'

/** An object of the client's answer, with the fetched object behind it. */
export interface Place {
  readonly shown: object
  readonly fetched: object
  readonly path: readonly (string | number)[]
}

export interface FollowOptions {
  readonly schema: GraphQLSchema
  readonly booleans: Booleans
  readonly keys: SeparateKeys | undefined
}

/** The objects at the end of the steps that the client has been shown: a null on the way ends it. */
export function follow(
  from: Place,
  type: GraphQLCompositeType,
  [step, ...rest]: readonly Step[],
  options: FollowOptions,
): readonly Place[] {
  if (step === undefined) return [from]
  switch (step.kind) {
    case 'when':
      return isIncluded(step.directives, options.booleans) ? follow(from, type, rest, options) : []
    case 'type':
      return isOf(from.fetched, type, step.type, options.schema) ? follow(from, step.type, rest, options) : []
    case 'field': {
      const key = (step.field.alias ?? step.field.name).value
      const shown = getOwn(from.shown, key)
      const fetched = getOwn(from.fetched, plannedKey(step.field, options.keys))
      return objectsIn(shown, fetched, [...from.path, key]).flatMap((one) => follow(one, step.type, rest, options))
    }
  }
}

function objectsIn(shown: unknown, fetched: unknown, path: readonly (string | number)[]): readonly Place[] {
  if (Array.isArray(shown) && Array.isArray(fetched))
    return shown.flatMap((one: unknown, index) => objectsIn(one, fetched[index], [...path, index]))
  return isObject(shown) && isObject(fetched) ? [{ shown, fetched, path }] : []
}

function isOf(
  fetched: object,
  known: GraphQLCompositeType,
  wanted: GraphQLCompositeType,
  schema: GraphQLSchema,
): boolean {
  if (known === wanted) return true
  const name = isObjectType(known) ? known.name : getOwn(fetched, '__typename')
  const actual = typeof name === 'string' ? schema.getType(name) : undefined
  if (!isObjectType(actual)) return false
  return actual === wanted || (isAbstractType(wanted) && schema.isSubType(wanted, actual))
}
