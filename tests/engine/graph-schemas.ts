import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  assertValidSchema,
  buildASTSchema,
  type FieldNode,
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  getArgumentValues,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
} from 'graphql'
import { answerOf, identify, keyValues, type Thing } from './graph-answers.ts'
import {
  namedType,
  type RandomField,
  type RandomGraph,
  type RandomType,
  type Requirement,
  typeNamed,
} from './graph-model.ts'
import { fieldsOf, keyFieldsOf, subgraphSdl, unsplitSdl } from './graph-sdl.ts'

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

/** The mutations of one run so far: the context of every resolver. */
export interface RunState {
  readonly writes: string[]
}

/** The graph as one plain schema over the whole data. */
export function unsplitSchema(graph: RandomGraph): GraphQLSchema {
  const schema = buildASTSchema(parse(unsplitSdl(graph, false)), { assumeValidSDL: true })
  const full = buildASTSchema(parse(unsplitSdl(graph, true)), { assumeValidSDL: true })
  const whole: Whole = { graph, full }
  attach(schema, graph, (type, field) => (owner, args, state) => {
    const required = field.requires.map((one) => requiredValue(whole, type, one, { owner, state }))
    return answer(graph, type, field, { owner, args, state, required })
  })
  return schema
}

/** The same graph split as it was drawn. */
export function splitSubgraphs(graph: RandomGraph): SplitSubgraph[] {
  return Array.from({ length: graph.subgraphs }, (_, index) => splitSubgraph(graph, index)).filter(
    (one): one is SplitSubgraph => one !== undefined,
  )
}

type Resolve = (owner: Owner | undefined, args: Record<string, unknown>, state: RunState) => unknown

/** A thing, or what a representation says of one. */
type Owner = Thing & Readonly<Record<string, unknown>>

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

function splitResolver(graph: RandomGraph, type: RandomType, field: RandomField, index: number): Resolve {
  if (field.owners.includes(index)) {
    return (owner, args, state) => {
      const required = field.requires.map((one) => heldOrProvided(graph, type, one, { owner, state }))
      return answer(graph, type, field, { owner, args, state, required })
    }
  }
  return (owner, args, state) => {
    if (owner?.provided === field.name) return answer(graph, type, field, { owner, args, state, required: [] })
    throw new Error(`The subgraph s${index} must not be asked for ${type.name}.${field.name}.`)
  }
}

interface Asking {
  readonly owner: Owner | undefined
  readonly args: Record<string, unknown>
  readonly state: RunState
  readonly required: readonly unknown[]
}

function answer(graph: RandomGraph, type: RandomType, field: RandomField, { owner, args, state, required }: Asking) {
  if (type.name === 'Mutation') state.writes.push(`${field.name} ${JSON.stringify(args.of)}`)
  const id = owner?.id ?? 'root'
  return answerOf(graph, field, { home: field.home ?? type.name, id, args, required, writes: state.writes })
}

/** What a field requires: brought along with the object, or in the representation. */
function heldOrProvided(graph: RandomGraph, type: RandomType, requirement: Requirement, at: Pick<Asking, 'owner' | 'state'>) {
  const field = type.fields.find(({ name }) => name === requirement.field)
  if (field === undefined || at.owner?.provided !== field.name) return heldValue(at.owner, requirement.field, requirement.below)
  return answer(graph, type, field, { ...at, args: {}, required: [] })
}

/** What a representation holds of a required field. Throws where it holds nothing. */
function heldValue(owner: Owner | undefined, name: string, below: string | undefined): unknown {
  if (owner === undefined || !Object.hasOwn(owner, name)) throw new Error(`The representation lacks ${name}.`)
  return below === undefined ? owner[name] : eachObject(owner[name], (value) => value[below])
}

function eachObject(value: unknown, of: (value: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => eachObject(one, of))
  return value === null || value === undefined ? null : [of(Object(value)) ?? null]
}

interface Whole {
  readonly graph: RandomGraph
  readonly full: GraphQLSchema
}

/** The value of a field that another requires, worked out in the unsplit graph. */
function requiredValue(
  whole: Whole,
  type: RandomType,
  requirement: Requirement,
  at: Pick<Asking, 'owner' | 'state'>,
): unknown {
  const field = type.fields.find(({ name }) => name === requirement.field)
  if (field === undefined) throw new Error(`Nothing is called ${requirement.field}.`)
  const value = valueOf(whole, type, field, { ...at, given: requirement.given })
  const { below } = requirement
  if (below === undefined) return value
  const of = typeNamed(whole.graph, namedType(field.type))
  return eachObject(value, (held) => belowValue(whole, of, below, held, at.state))
}

function belowValue(whole: Whole, type: RandomType | undefined, name: string, held: object, state: RunState): unknown {
  if (name === 'id') return (held as Thing).id
  const field = type?.fields.find((one) => one.name === name)
  if (type === undefined || field === undefined) throw new Error(`Nothing is called ${name}.`)
  return valueOf(whole, type, field, { owner: held as Owner, state, given: '' })
}

function valueOf(
  whole: Whole,
  type: RandomType,
  field: RandomField,
  { owner, state, given }: Pick<Asking, 'owner' | 'state'> & { readonly given: string },
): unknown {
  const definition = whole.full.getType(type.name)
  const of = isObjectType(definition) ? definition.getFields()[field.name] : undefined
  if (of === undefined) throw new Error(`Nothing is called ${field.name}.`)
  const args = getArgumentValues(of, fieldNode(`${field.name}${given}`))
  const required = field.requires.map((one) => requiredValue(whole, type, one, { owner, state }))
  return answer(whole.graph, type, field, { owner, args, state, required })
}

function fieldNode(text: string): FieldNode {
  const [definition] = parse(`{ ${text} }`).definitions
  const [field] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
  if (field?.kind !== Kind.FIELD) throw new Error(`${text} is no field.`)
  return field
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
