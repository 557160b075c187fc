import { type DocumentNode, execute, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { getOwn, isObject } from '../compile/own-property.ts'

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
}

/**
 * Shapes an answer by graphql-js itself: introspection, nulls that bubble, values of a wrong type. It is the measure for
 * the compiled writer, which leaves to it everything that is not as the schema says.
 */
export function shapeExactly(data: object, options: ShapeExactlyOptions): Shaped {
  const result = execute({
    schema: options.schema,
    document: options.document,
    rootValue: data,
    variableValues: options.variables,
    operationName: options.operationName ?? null,
    fieldResolver: (source: unknown, _args, _context, info) =>
      isObject(source) ? (getOwn(source, String(info.path.key)) ?? null) : null,
    typeResolver: (value: unknown) => {
      const name = isObject(value) ? getOwn(value, '__typename') : undefined
      return typeof name === 'string' ? name : undefined
    },
  })
  if ('then' in result) throw new Error('Shaping an answer waits for nothing.')
  const errors = (result.errors ?? []).map((error) => error.toJSON())
  return { data: result.data ?? null, errors: errors.filter((error) => !isKnown(error, options.known)) }
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
