import type { FetchDataRewrite } from '@apollo/query-planner'
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { getOwn, isObject, setOwn } from './own-property.ts'

const onType = '... on '

/** Changes a value as the plan's rewrites say: sets values, renames keys, below the named keys and types. */
export function rewrite(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[], value: unknown): void {
  for (const one of rewrites) rewriteAt(schema, one, one.path, value)
}

function rewriteAt(schema: GraphQLSchema, one: FetchDataRewrite, path: readonly string[], value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) rewriteAt(schema, one, path, element)
    return
  }
  const [step, ...rest] = path
  if (!isObject(value) || step === undefined) return
  if (step.startsWith(onType)) {
    if (isOfType(schema, value, step.slice(onType.length), true)) rewriteAt(schema, one, rest, value)
  } else if (rest.length > 0) {
    rewriteAt(schema, one, rest, getOwn(value, step))
  } else {
    rewriteKey(one, step, value)
  }
}

function rewriteKey(one: FetchDataRewrite, key: string, value: Record<string, unknown>): void {
  if (one.kind === 'ValueSetter') {
    setOwn(value, key, one.setValueTo)
    return
  }
  const held = getOwn(value, key)
  if (held === undefined) return
  setOwn(value, one.renameKeyTo, held)
  setOwn(value, key, undefined)
}

/** True when an object's `__typename` is a type or one of its subtypes; `otherwise` for an object that has none. */
export function isOfType(
  schema: GraphQLSchema,
  value: Record<string, unknown>,
  condition: string,
  otherwise: boolean,
): boolean {
  const name = getOwn(value, '__typename')
  if (typeof name !== 'string' || name === '') return otherwise
  return name === condition || isSubtype(schema, name, condition)
}

function isSubtype(schema: GraphQLSchema, name: string, condition: string): boolean {
  const type = schema.getType(name)
  const wanted = schema.getType(condition)
  if (type === undefined || wanted === undefined || !isAbstractType(wanted)) return false
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
}
