import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  assertValidSchema,
  buildASTSchema,
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql'
import { identify, keyValues, type Thing } from './graph-answers.ts'
import type { RandomField, RandomGraph, RandomType } from './graph-model.ts'
import { fieldsOf, keyFieldsOf } from './graph-parts.ts'
import { type Owner, type Resolve, type RunState, splitResolver, wholeResolver } from './graph-resolvers.ts'
import { subgraphSdl, unsplitSdl } from './graph-sdl.ts'

/** One subgraph of a random graph. */
export interface SplitSubgraph {
  readonly name: string
  readonly url: string
  readonly sdl: string
  /** As its queries are checked. */
  readonly schema: GraphQLSchema
  /** As they are answered: it lets values of a wrong type through. */
  readonly careless: GraphQLSchema
}

/** The graph as one plain schema over the whole data. */
export function unsplitSchema(graph: RandomGraph): GraphQLSchema {
  const schema = buildASTSchema(parse(unsplitSdl(graph, false)), { assumeValidSDL: true })
  const full = buildASTSchema(parse(unsplitSdl(graph, true)), { assumeValidSDL: true })
  attach(schema, graph, (type, field) => wholeResolver({ graph, full }, type, field))
  return schema
}

/** The same graph split as it was drawn. */
export function splitSubgraphs(graph: RandomGraph): SplitSubgraph[] {
  return Array.from({ length: graph.subgraphs }, (_, index) => splitSubgraph(graph, index)).filter(
    (one): one is SplitSubgraph => one !== undefined,
  )
}

function splitSubgraph(graph: RandomGraph, index: number): SplitSubgraph | undefined {
  const sdl = subgraphSdl(graph, index)
  if (sdl === undefined) return undefined
  const resolvers = referenceResolvers(graph)
  const known = parse(sdl).definitions.flatMap((one) =>
    'name' in one && one.name !== undefined ? [one.name.value] : [],
  )
  const own = Object.fromEntries(Object.entries(resolvers).filter(([name]) => known.includes(name)))
  const build = () => buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: own as never }])
  const careless = build()
  attach(careless, graph, (type, field) => splitResolver(graph, type, field, index))
  letThrough(careless, graph)
  return { name: `s${index}`, url: `http://s${index}.test`, sdl, schema: build(), careless }
}

const anything = new GraphQLScalarType({ name: 'Anything', serialize: (value) => value })

function letThrough(schema: GraphQLSchema, graph: RandomGraph) {
  assertValidSchema(schema) // is remembered, and what follows would not be valid
  for (const type of [...graph.types, graph.query, ...(graph.mutation === undefined ? [] : [graph.mutation])]) {
    const definition = schema.getType(type.name)
    if (!isObjectType(definition)) continue
    for (const { name, fault } of fieldsOf(graph, type)) {
      const field = definition.getFields()[name]
      if (fault === 'wrong' && field !== undefined) field.type = anything
    }
  }
}

function referenceResolvers(graph: RandomGraph): Record<string, object> {
  const __resolveReference = (reference: Record<string, unknown>) => {
    const id = identify(reference)
    return { ...reference, id, __typename: id.split('.')[0] }
  }
  const entities = graph.types.filter(({ kind, name }) => kind === 'entity' || name === 'Media')
  return Object.fromEntries(entities.map(({ name }) => [name, { __resolveReference }]))
}

/** Gives every field of a schema its resolver. */
function attach(
  schema: GraphQLSchema,
  graph: RandomGraph,
  resolveOf: (type: RandomType, field: RandomField) => Resolve,
) {
  for (const type of [...graph.types, graph.query, ...(graph.mutation === undefined ? [] : [graph.mutation])]) {
    const definition = schema.getType(type.name)
    if (isAbstractType(definition)) definition.resolveType = ({ __typename }: Thing) => __typename
    if (!isObjectType(definition)) continue
    const fields = definition.getFields()
    for (const name of keyFieldsOf(type)) {
      const field = fields[name]
      if (field !== undefined) field.resolve = ({ id }: Thing) => keyValues[name]?.(id)
    }
    for (const drawn of fieldsOf(graph, type)) {
      const field = Object.hasOwn(fields, drawn.name) ? fields[drawn.name] : undefined
      if (field === undefined) continue
      const resolve = resolveOf(type, drawn)
      const resolver: GraphQLFieldResolver<Owner, RunState> = (owner, args, state) => resolve(owner, args, state)
      field.resolve = resolver as never
    }
  }
}
