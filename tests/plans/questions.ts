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
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql'

/** How deep below a row its children are asked with it. */
export type Depth = number

/** A filter of a list, and the column that it reads. */
export interface ListFilter {
  readonly argument: string
  readonly column: string
  /** `CONTAINS` matches a part of the text. */
  readonly match: 'EQUALS' | 'CONTAINS'
  readonly isEnum: boolean
}

/** One list of a subgraph: by what it is filtered and sorted. */
export interface List {
  readonly field: string
  readonly type: string
  readonly filters: readonly ListFilter[]
  readonly orders: readonly string[]
  /** The operation for arguments as they stand in the document. */
  operation(asked: { readonly args: readonly string[]; readonly depth: Depth; readonly isCounted?: boolean }): string
}

/** What can be asked of a subgraph, written down from its schema. */
export interface Questions {
  /** All fields of one worker, `$id`, so many levels down. */
  workerPage(depth: Depth): string
  /** The same of many, `$representations`, as the gateway asks. */
  workers(depth: Depth): string
  readonly lists: readonly List[]
  /** Each single row that has a field of its own, by `$id`. */
  readonly lookups: readonly { readonly type: string; readonly query: string }[]
  readonly statistics: readonly Statistics[]
}

/** Figures that are counted when they are asked. */
export interface Statistics {
  readonly field: string
  readonly dimensions: readonly string[]
  operation(dimensions: readonly string[]): string
}

/** Reads the questions from a subgraph's schema, so that a new field or list is asked by itself. */
export function questionsOf(sdl: string): Questions {
  const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
  const walk: Walk = { schema, rules: readRules(sdl) }
  const worker = schema.getType('Worker')
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {})
  const below = (depth: Depth) => (worker === undefined ? 'id' : selection(worker, walk, { depth, above: [] }))
  return {
    workerPage: (depth) => `query ($id: ID!) { worker(id: $id) { ${below(depth)} } }`,
    workers: (depth) =>
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Worker { ${below(depth)} } } }`,
    lists: roots.flatMap((field) => listsOf(field, walk)),
    lookups: roots.filter(isLookup).map((field) => lookupOf(field, walk)),
    statistics: roots.flatMap((field) => statisticsOf(field, walk)),
  }
}

interface Walk {
  readonly schema: GraphQLSchema
  readonly rules: BoundaryRules
}

interface Place {
  readonly depth: Depth
  /** The types above, none of which is asked again. */
  readonly above: readonly string[]
}

function listsOf(field: GraphQLField<unknown, unknown>, walk: Walk): readonly List[] {
  const node = nodeOf(field)
  if (node === undefined) return []
  return [
    {
      field: field.name,
      type: node.name,
      filters: filtersOf(field, walk),
      orders: ordersOf(field),
      operation: ({ args, depth, isCounted = false }) => {
        const given = args.length === 0 ? '' : `(${args.join(', ')})`
        const row = selection(node, walk, { depth, above: [] })
        return `{ ${field.name}${given} { ${isCounted ? 'totalCount' : ''} pageInfo { hasNextPage endCursor } edges { cursor node { ${row} } } } }`
      },
    },
  ]
}

function isLookup({ name, args }: GraphQLField<unknown, unknown>): boolean {
  return name !== 'worker' && args.some((arg) => arg.name === 'id')
}

function lookupOf(field: GraphQLField<unknown, unknown>, walk: Walk): Questions['lookups'][number] {
  const type = getNamedType(field.type)
  const row = selection(type, walk, { depth: 2, above: [] })
  return { type: type.name, query: `query ($id: ID!) { ${field.name}(id: $id) { ${row} } }` }
}

function statisticsOf(field: GraphQLField<unknown, unknown>, walk: Walk): readonly Statistics[] {
  const by = field.args.find(({ name }) => name === 'groupBy')
  const dimension = by === undefined ? undefined : getNamedType(by.type)
  if (!isEnumType(dimension)) return []
  return [
    {
      field: field.name,
      dimensions: dimension.getValues().map(({ name }) => name),
      operation: (dimensions) =>
        `{ ${field.name}(groupBy: [${dimensions.join(', ')}]) { ${statisticsRow(field, dimensions, walk)} } }`,
    },
  ]
}

/** Of figures that are counted, the values that they are grouped by; of any other, all. */
function statisticsRow({ type }: GraphQLField<unknown, unknown>, dimensions: readonly string[], walk: Walk): string {
  const statistics = getNamedType(type)
  const figures = isObjectType(statistics) ? statistics.getFields().figures : undefined
  const figure = figures === undefined ? undefined : getNamedType(figures.type)
  if (!isObjectType(figure) || figure.getFields().count === undefined)
    return selection(statistics, walk, { depth: 1, above: [] })
  return `id asOf total figures { ${dimensions.map((name) => fieldOf(figure, name)).join(' ')} count }`
}

/** The field of a figure that holds a dimension's value: `KECAMATAN` is in `kecamatanCode`. */
function fieldOf(figure: GraphQLObjectType, dimension: string): string {
  const found = Object.keys(figure.getFields()).find((name) => snake(name).startsWith(dimension.toLowerCase()))
  if (found === undefined) throw new Error(`${figure.name} has no field of the dimension ${dimension}.`)
  return found
}

/** The type of a connection's rows. */
function nodeOf({ type }: GraphQLField<unknown, unknown>): GraphQLNamedType | undefined {
  const connection = getNamedType(type)
  const edges = isObjectType(connection) ? connection.getFields().edges : undefined
  const edge = edges === undefined ? undefined : getNamedType(edges.type)
  const node = isObjectType(edge) ? edge.getFields().node : undefined
  return node === undefined ? undefined : getNamedType(node.type)
}

function filtersOf(field: GraphQLField<unknown, unknown>, { rules }: Walk): readonly ListFilter[] {
  return field.args.flatMap(({ name, type }) => {
    const [read] = rules.filters.get(`Query.${field.name}(${name}:)`) ?? []
    if (read === undefined) return []
    const match = name.endsWith('Contains') ? 'CONTAINS' : 'EQUALS'
    return [{ argument: name, column: columnOf(read), match, isEnum: isEnumType(getNamedType(type)) }]
  })
}

function ordersOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const order = field.args.find(({ name }) => name === 'orderBy')
  const named = order === undefined ? undefined : getNamedType(order.type)
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : []
}

/** `Worker.kecamatanCode` → `kecamatan_code`. */
function columnOf(coordinate: string): string {
  return snake(coordinate.slice(coordinate.indexOf('.') + 1))
}

/** `FiledPlacement` → `filed_placement`. */
export function snake(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
}

function selection(type: GraphQLNamedType, walk: Walk, { depth, above }: Place): string {
  if (isAbstractType(type)) {
    const parts = walk.schema
      .getPossibleTypes(type)
      .map((one) => `... on ${one.name} { ${selection(one, walk, { depth, above })} }`)
    return `__typename ${parts.join(' ')}`
  }
  if (!isObjectType(type)) return '__typename'
  const below = { depth: depth - 1, above: [...above, type.name] }
  const edges = depth === 0 ? [] : edgesOf(type, walk, below.above)
  const asked = edges.map((edge) => `${edge.name} { ${selection(getNamedType(edge.type), walk, below)} }`)
  return ['__typename', ...leavesOf(type, walk), ...asked].join(' ')
}

/** Scalars and enums, and references to other agencies' entities by their id. */
function leavesOf(type: GraphQLObjectType, { rules }: Walk): readonly string[] {
  return askable(type)
    .filter(({ name }) => rules.fields.get(`${type.name}.${name}`)?.kind === 'leaf')
    .map((field) =>
      isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename ${inside(field)} }`,
    )
}

/** What stands on no row of its own is asked for whole. */
function inside({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type)
  const fields = isObjectType(named) ? named.getFields() : {}
  return fields.id === undefined ? Object.keys(fields).join(' ') : 'id'
}

function edgesOf(
  type: GraphQLObjectType,
  { rules }: Walk,
  above: readonly string[],
): readonly GraphQLField<unknown, unknown>[] {
  return askable(type).filter(
    (field) =>
      rules.fields.get(`${type.name}.${field.name}`)?.kind === 'edge' && !above.includes(getNamedType(field.type).name),
  )
}

function askable(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument))
}
