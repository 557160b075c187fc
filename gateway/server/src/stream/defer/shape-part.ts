import {
  type DocumentNode,
  type FieldNode,
  type GraphQLFormattedError,
  GraphQLObjectType,
  GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import { type Shaped, shapeExactly } from '../../shape/shape-exactly.ts'
import type { AnswerPart } from './answer-parts.ts'
import type { Place } from './places.ts'
import type { DeferredOperation } from './prepare-deferred.ts'

/** How the parts of one answer are shaped. */
export interface ShapingOptions {
  readonly schema: GraphQLSchema
  readonly deferred: DeferredOperation
  readonly variables: Readonly<Record<string, unknown>>
}

/** The first part of an answer, as the specification has it; null bubbles as far as it must. */
export function shapeFirst(
  data: object,
  known: readonly GraphQLFormattedError[],
  { schema, deferred, variables }: ShapingOptions,
): Shaped {
  const { operation, first, keys } = deferred
  const document = documentOf({ ...operation, selectionSet: first.selectionSet })
  return shapeExactly(data, { schema, document, operationName: undefined, variables, known, keys })
}

/** What a part that follows holds for one object. A null that bubbles ends at the part: its data is null then. */
export function shapePart(
  part: AnswerPart,
  { fetched, path }: Pick<Place, 'fetched' | 'path'>,
  known: readonly GraphQLFormattedError[],
  { schema, deferred, variables }: ShapingOptions,
): Shaped {
  const { name } = part.type
  const field: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    selectionSet: part.selectionSet,
  }
  const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [field] }
  const { data, errors } = shapeExactly(
    { [name]: fetched },
    {
      schema: schemaOfParts(schema),
      document: documentOf({ ...deferred.operation, operation: OperationTypeNode.QUERY, selectionSet: set }),
      operationName: undefined,
      variables,
      known: known.flatMap((error) => withPath(error, relativeTo(path, error.path ?? [], name))),
      keys: deferred.keys,
    },
  )
  return {
    data: typeof data === 'object' && data !== null ? (Reflect.get(data, name) ?? null) : null,
    errors: errors.map((error) => ({ ...error, path: [...path, ...(error.path ?? []).slice(1)] })),
  }
}

function documentOf(operation: OperationDefinitionNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [operation] }
}

function withPath(
  error: GraphQLFormattedError,
  path: readonly (string | number)[] | undefined,
): readonly GraphQLFormattedError[] {
  return path === undefined ? [] : [{ ...error, path }]
}

/** The path of an error as seen from a part; undefined for one that is elsewhere. */
function relativeTo(
  place: readonly (string | number)[],
  path: readonly (string | number)[],
  root: string,
): readonly (string | number)[] | undefined {
  const shorter = Math.min(place.length, path.length)
  if (!path.slice(0, shorter).every((step, index) => step === place[index])) return undefined
  return path.length < place.length ? [] : [root, ...path.slice(place.length)]
}

const known = new WeakMap<GraphQLSchema, GraphQLSchema>()

/** A schema of the same types whose root has a field for each type with fields, so that any object may be shaped. */
function schemaOfParts(schema: GraphQLSchema): GraphQLSchema {
  const made = known.get(schema)
  if (made !== undefined) return made
  const config = schema.toConfig()
  const types = config.types.filter((type) => isCompositeType(type) && !type.name.startsWith('__'))
  const query = new GraphQLObjectType({
    name: '__Parts', // no schema may have a type of such a name
    fields: Object.fromEntries(types.flatMap((type) => (isCompositeType(type) ? [[type.name, { type }]] : []))),
  })
  const parts = new GraphQLSchema({ ...config, query, mutation: null, subscription: null, assumeValid: true })
  known.set(schema, parts)
  return parts
}
