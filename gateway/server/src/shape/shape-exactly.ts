import {
  type DocumentNode,
  execute,
  type GraphQLAbstractType,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
} from 'graphql'
import { getOwn, isObject } from '../compile/own-property.ts'
import { plannedKey, type SeparateKeys } from '../plan/separate-keys.ts'
import { uniformKeys } from './uniform-keys.ts'

/** The data of an answer as the specification has it, with the errors that the values themselves give. */
export interface Shaped {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[]
}

export interface ShapeExactlyOptions {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** What the subgraphs said already: a place that they explain is not explained a second time. */
  readonly known: readonly GraphQLFormattedError[]
  /** How the data's keys differ from the document's. */
  readonly keys?: SeparateKeys | undefined
  /** The values of the variables that decide `@skip` and `@include`. */
  readonly conditions?: Readonly<Record<string, boolean>>
}

/**
 * Shapes an answer by graphql-js itself: introspection, nulls that bubble, values of a wrong type. It is the measure for
 * the compiled writer, which leaves to it everything that is not as the schema says.
 */
export function shapeExactly(data: object, options: ShapeExactlyOptions): Shaped {
  const keyOf = ({ fieldNodes: [node], path }: GraphQLResolveInfo) =>
    node === undefined ? String(path.key) : plannedKey(node, options.keys)
  const result = execute({
    schema: options.schema,
    document: options.document,
    rootValue: data,
    variableValues: options.variables,
    operationName: options.operationName ?? null,
    fieldResolver: (source: unknown, _args, _context, info) => {
      const value = isObject(source) ? (getOwn(source, keyOf(info)) ?? null) : null
      if (typeof value === 'object' && isLeafType(getNamedType(info.returnType))) refuseUnwritable(value)
      return value
    },
    typeResolver: (value, _context, info, type) => {
      const name = isObject(value) ? getOwn(value, '__typename') : undefined
      if (name === undefined || name === type.name) return anyType(type, info, options)
      return typeof name === 'string' ? name : undefined
    },
  })
  if ('then' in result) throw new Error('Shaping an answer waits for nothing.')
  const errors = (result.errors ?? []).map((error) => error.toJSON())
  return { data: result.data ?? null, errors: errors.filter((error) => !isKnown(error, options.known)) }
}

/** One of an interface's types, where nobody told an object's and all of them are asked for the same. */
function anyType(
  type: GraphQLAbstractType,
  info: GraphQLResolveInfo,
  options: ShapeExactlyOptions,
): string | undefined {
  const { schema, conditions = {} } = options
  const fragments = new Map(Object.entries(info.fragments))
  const selections = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (!isInterfaceType(type) || !uniformKeys(type, selections, { schema, fragments, conditions })) return undefined
  return schema.getPossibleTypes(type)[0]?.name
}

/** A scalar may be of any depth where its type lets everything through; what cannot be written is no value. */
function refuseUnwritable(value: unknown): void {
  try {
    JSON.stringify(value)
  } catch (cause) {
    throw new Error('The value is nested too deeply to be written.', { cause })
  }
}

/** One error a place: a null that a subgraph's error explains, at it or below it, is no second one (GraphQL 6.4.4). */
function isKnown(error: GraphQLFormattedError, known: readonly GraphQLFormattedError[]): boolean {
  const path = error.path ?? []
  return known.some((one) => {
    const other = one.path ?? []
    const shorter = Math.min(path.length, other.length)
    return path.slice(0, shorter).every((step, index) => step === other[index])
  })
}
