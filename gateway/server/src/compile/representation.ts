import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type GraphQLSchema, isObjectType } from 'graphql'
import { quote } from '../shape/quote.ts'
import { joinInto } from './join-into.ts'
import { getOwn, isInherited, isObject, setOwn } from './own-property.ts'
import { isOfType, rewrite } from './rewrite.ts'
import type { Target } from './targets.ts'

/** The JSON of an object's representation for `_entities`; undefined where the object lacks what it needs. */
export type Represent = (target: Target) => string | undefined

/** What a representation is made of. */
export interface RepresentationRules {
  readonly requires: readonly QueryPlanSelectionNode[]
  readonly rewrites: readonly FetchDataRewrite[]
  /** The names in the keys that the subgraph has of a type; a representation holds one of them. */
  readonly keysOf?: (type: string) => ReadonlySet<string>
}

/** A writer of representations; for each type that comes by it is worked out once which parts apply. */
export function compileRepresentation(schema: GraphQLSchema, rules: RepresentationRules): Represent {
  const byType = new Map<unknown, Represent>()
  return (target) => {
    const { __typename: type } = target
    let represent = byType.get(type)
    if (represent === undefined) {
      if (byType.size >= mostTypes) byType.clear() // a subgraph may make up names
      represent = representationOf(schema, target, rules)
      byType.set(type, represent)
    }
    return represent(target)
  }
}

const mostTypes = 1_000

/**
 * The keys by which objects of one type can be told to have equal representations; undefined where these are made of
 * more than plain fields.
 */
export function telltaleKeys({ requires, rewrites }: RepresentationRules): readonly string[] | undefined {
  if (rewrites.length > 0) return undefined
  const keys = new Set<string>()
  for (const part of requires) {
    const plain = plainKeys(part.kind === 'Field' ? [typename, part] : part.selections)
    if (plain === undefined) return undefined
    for (const key of plain) keys.add(key)
  }
  keys.delete('__typename')
  return keys.size === 0 ? undefined : [...keys]
}

const typename: QueryPlanSelectionNode = { kind: 'Field', name: '__typename' }

function representationOf(
  schema: GraphQLSchema,
  example: Target,
  { requires, rewrites, keysOf }: RepresentationRules,
): Represent {
  const [only, ...more] = requires.flatMap((part) => partsFor(schema, example, part))
  if (only === undefined) return () => undefined
  const anyOf = keysOfType(schema, example, keysOf)
  const plain = more.length === 0 && rewrites.length === 0 ? plainKeys(only) : undefined
  if (plain === undefined) return inParts(schema, [only, ...more], { rewrites, anyOf })
  return anyOf.length > 0 && !anyOf.some((key) => plain.includes(key)) ? () => undefined : written(plain)
}

/**
 * The names in the keys of a type and its interfaces. What is left for a type of which nothing is asked may be what
 * another type's fields require, and no representation.
 */
function keysOfType(
  schema: GraphQLSchema,
  { __typename: type }: Target,
  keysOf: RepresentationRules['keysOf'],
): readonly string[] {
  const definition = typeof type === 'string' ? schema.getType(type) : undefined
  const faces = isObjectType(definition) ? definition.getInterfaces() : []
  return [definition, ...faces].flatMap((one) => (one === undefined ? [] : [...(keysOf?.(one.name) ?? [])]))
}

type Part = readonly QueryPlanSelectionNode[]

/** The parts that apply to a type. A fragment in a part is one of its own: a condition may have left out what it names. */
function partsFor(schema: GraphQLSchema, example: Target, part: QueryPlanSelectionNode): Part[] {
  if (part.kind === 'Field') return [[part]]
  const { typeCondition } = part
  if (typeCondition === undefined || !isOfType(schema, example, typeCondition, false)) return []
  const own = part.selections.filter(({ kind }) => kind === 'Field')
  const inside = part.selections.flatMap((one) => (one.kind === 'Field' ? [] : partsFor(schema, example, one)))
  return own.length > 0 ? [own, ...inside] : inside
}

/** The keys of a part that holds nothing but plain fields, as most do. */
function plainKeys(part: Part): readonly string[] | undefined {
  const keys = part.map((one) => (one.kind === 'Field' && one.selections === undefined ? (one.alias ?? one.name) : ''))
  const isPlain =
    keys.includes('__typename') && keys.every((key) => key !== '' && (key === '__typename' || !isInherited(key)))
  return isPlain ? keys : undefined
}

function written(keys: readonly string[]): Represent {
  const heads = keys.map((key, index) => [key, `${index === 0 ? '{' : ','}"${key}":`] as const)
  return (target) => {
    let text = ''
    for (const [key, head] of heads) {
      const value = target[key]
      if (value === undefined) return undefined
      text += head + (typeof value === 'string' ? quote(value) : JSON.stringify(value))
    }
    return `${text}}`
  }
}

interface InParts {
  readonly rewrites: readonly FetchDataRewrite[]
  /** The names of which a representation must hold one; none where they are not known. */
  readonly anyOf: readonly string[]
}

/** The long way: each part that is complete is joined, then rewritten. */
function inParts(schema: GraphQLSchema, parts: readonly Part[], { rewrites, anyOf }: InParts): Represent {
  return (target) => {
    const whole: Record<string, unknown> = Object.create(null)
    for (const part of parts) joinInto(whole, selected(schema, target, part))
    if (whole.__typename === undefined || whole.__typename === null) return undefined
    if (anyOf.length > 0 && !anyOf.some((key) => key in whole)) return undefined
    rewrite(schema, rewrites, whole)
    return JSON.stringify(whole)
  }
}

/** What `selections` name of a value; null where something that is named is not there. */
function selected(schema: GraphQLSchema, value: unknown, selections: Part): unknown {
  if (Array.isArray(value)) return value.map((one) => selected(schema, one, selections))
  if (!isObject(value)) return null
  const result: Record<string, unknown> = Object.create(null)
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection
      if (typeCondition !== undefined && isOfType(schema, value, typeCondition, false))
        joinInto(result, selected(schema, value, selection.selections))
      continue
    }
    const key = selection.alias ?? selection.name
    const held = getOwn(value, key)
    if (held === undefined) return null
    setOwn(result, key, selection.selections === undefined ? held : selected(schema, held, selection.selections))
  }
  return result
}
