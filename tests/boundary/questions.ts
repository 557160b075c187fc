import { type BoundaryRules, readRules, withFederation } from '@simpul/boundary'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { situations, workerOf } from './canary-seed.ts'

/** A place in an answer that must hold every visible row of a type, and no other. */
export interface Whole {
  readonly type: string
  readonly path: readonly string[]
  /** The worker whose rows they are, where the place is below one. */
  readonly ofWorker: string | undefined
}

/** One generated question: a whole operation, and the places of its answer whose rows can be counted. */
export interface Question {
  readonly name: string
  readonly query: string
  readonly wholes: readonly Whole[]
  /** Where the question has the rows of a list match a value. */
  readonly search?: Search
}

/** A list that is searched, by which field of its rows. */
export interface Search {
  readonly list: string
  readonly type: string
  readonly filtered: string
}

/** Every way into a subgraph's rows: each edge of each worker, each connection, each single lookup. */
export function questionsOf(sdl: string, { isSplit = false, depth = 2 } = {}): readonly Question[] {
  const rules = readRules(sdl)
  const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
  const walk: Walk = { schema, rules, isSplit, depth }
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {})
  return roots.flatMap((field) => {
    if (rules.fields.get(`Query.${field.name}`)?.kind !== 'edge') return []
    if (field.name === 'worker') return workerQuestions(walk)
    if (field.args.some(({ name }) => name === 'id')) return [lookupQuestion(field, walk)]
    if (!isConnection(field)) return [objectQuestion(field, walk)]
    return [connectionQuestion(field, walk), ...searchQuestions(field, walk)]
  })
}

interface Walk {
  readonly schema: GraphQLSchema
  readonly rules: BoundaryRules
  /** One question an edge, for callers whose operations are held short. */
  readonly isSplit: boolean
  readonly depth: number
}

function workerQuestions(walk: Walk): Question[] {
  const type = walk.schema.getType('Worker')
  if (!isObjectType(type)) return []
  const edges = edgesOf(type, walk)
  const below = edges.map((edge) => `${edge.name} { ${selection(getNamedType(edge.type), walk, walk.depth)} }`)
  const groups = walk.isSplit ? below.map((one) => [one]) : [below]
  return situations.flatMap((situation) => {
    const id = workerOf(situation)
    const ask = (selected: string) => `{ worker(id: "${id}") { __typename ${selected} } }`
    const own = { name: `worker ${situation}`, query: ask(leavesOf(type, walk)), wholes: [] }
    return [
      own,
      ...groups.map((group, index) => ({
        name: `worker ${situation}, edges`,
        query: ask(group.join(' ')),
        wholes: (walk.isSplit ? edges.slice(index, index + 1) : edges).map((edge) => wholeOf(edge, id)),
      })),
    ]
  })
}

function wholeOf(edge: GraphQLField<unknown, unknown>, id: string): Whole {
  return { type: getNamedType(edge.type).name, path: ['worker', edge.name], ofWorker: id }
}

function lookupQuestion(field: GraphQLField<unknown, unknown>, walk: Walk): Question {
  const type = getNamedType(field.type)
  const table = type.name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
  const asked = situations.map(
    (situation) =>
      `a_${situation}: ${field.name}(id: "${table}-${walk.rules.agency.subgraph}-${situation}") { ${selection(type, walk, 0)} }`,
  )
  return { name: `Query.${field.name}`, query: `{ ${asked.join(' ')} }`, wholes: [] }
}

function connectionQuestion(field: GraphQLField<unknown, unknown>, walk: Walk): Question {
  const connection = getNamedType(field.type) as GraphQLObjectType
  const edge = getNamedType(connection.getFields().edges?.type ?? connection) as GraphQLObjectType
  const node = getNamedType(edge.getFields().node?.type ?? edge)
  return {
    name: `Query.${field.name}`,
    query: `{ ${field.name}(first: 100) { totalCount edges { node { ${selection(node, walk, walk.depth - 1)} } } } }`,
    wholes: isAbstractType(node) ? [] : [{ type: node.name, path: [field.name, 'edges', 'node'], ofWorker: undefined }],
  }
}

function isConnection({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type)
  return isObjectType(named) && named.getFields().edges !== undefined
}

/** What is computed at the moment it is asked, as figures: no row of it is seeded, and what it shows may be no canary. */
function objectQuestion(field: GraphQLField<unknown, unknown>, walk: Walk): Question {
  const query = `{ ${field.name} { ${selection(getNamedType(field.type), walk, walk.depth)} } }`
  return { name: `Query.${field.name}`, query, wholes: [] }
}

/** One question for each argument by which a list is searched. */
function searchQuestions(field: GraphQLField<unknown, unknown>, { rules }: Walk): Question[] {
  const [key = ''] = targetsOf(field, rules)
  const type = key.slice(0, key.indexOf('.'))
  return field.args.flatMap(({ name, type: input }) => {
    const [filtered] = rules.filters.get(`Query.${field.name}(${name}:)`) ?? []
    if (filtered === undefined) return []
    const named = getNamedType(input)
    const value = isEnumType(named) ? named.getValues()[0]?.name : '"canary"'
    const query = `{ ${field.name}(first: 100, ${name}: ${value}) { totalCount edges { node { __typename id } } } }`
    return [{ name: `Query.${field.name}(${name}:)`, query, wholes: [], search: { list: field.name, type, filtered } }]
  })
}

function targetsOf(field: GraphQLField<unknown, unknown>, rules: BoundaryRules): readonly string[] {
  const found = rules.fields.get(`Query.${field.name}`)
  return found?.kind === 'edge' ? found.targets : []
}

function selection(type: GraphQLNamedType, walk: Walk, depth: number): string {
  if (isAbstractType(type)) {
    return `__typename ${walk.schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} { ${selection(one, walk, depth)} }`)
      .join(' ')}`
  }
  if (!isObjectType(type)) return '__typename'
  const nested =
    depth === 0
      ? []
      : edgesOf(type, walk).map((edge) => `${edge.name} { ${selection(getNamedType(edge.type), walk, depth - 1)} }`)
  return `__typename ${leavesOf(type, walk)} ${nested.join(' ')}`
}

/** Scalars and enums, references to other agencies' entities by their id, and what stands on no row of its own. */
function leavesOf(type: GraphQLObjectType, walk: Walk): string {
  return Object.values(type.getFields())
    .filter((field) => walk.rules.fields.get(`${type.name}.${field.name}`)?.kind === 'leaf')
    .map((field) => `${field.name} ${leafSelection(getNamedType(field.type), walk)}`)
    .join(' ')
}

function leafSelection(type: GraphQLNamedType, walk: Walk): string {
  if (!isObjectType(type)) return ''
  return type.getFields().id === undefined ? `{ __typename ${leavesOf(type, walk)} }` : '{ __typename id }'
}

function edgesOf(type: GraphQLObjectType, walk: Walk): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(
    (field) =>
      walk.rules.fields.get(`${type.name}.${field.name}`)?.kind === 'edge' && field.args.length === 0 && isRows(field),
  )
}

function isRows({ type }: GraphQLField<unknown, unknown>): boolean {
  const outer = isNonNullType(type) ? type.ofType : type
  const named = getNamedType(outer)
  return isListType(outer) || isAbstractType(named) || (isObjectType(named) && named.getFields().id !== undefined)
}
