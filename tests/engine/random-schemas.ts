import { buildSubgraphSchema } from '@apollo/subgraph'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { type GraphQLSchema, parse } from 'graphql'
import { codeOf, resolverOf, type Thing } from './random-answers.ts'
import { namedType, type RandomFederation, type RandomField, type RandomType } from './random-federation.ts'

/** One subgraph of a random graph. */
export interface SplitSubgraph {
  readonly name: string
  readonly url: string
  readonly sdl: string
  readonly schema: GraphQLSchema
}

const scalarTypes = 'enum Colour { RED GREEN BLUE }\nscalar Any0'

/** The graph as one plain schema over the whole data. */
export function unsplitSchema(federation: RandomFederation): GraphQLSchema {
  const types = [
    ...federation.types,
    federation.query,
    ...(federation.mutation === undefined ? [] : [federation.mutation]),
  ]
  const sdl = types.map((type) => definitionOf(type, fieldText)).join('\n')
  return makeExecutableSchema({ typeDefs: `${scalarTypes}\n${sdl}`, resolvers: resolversOf(federation, types, false) })
}

/** The same graph split as it was drawn. */
export function splitSubgraphs(federation: RandomFederation): SplitSubgraph[] {
  return Array.from({ length: federation.subgraphs }, (_, index) => splitSubgraph(federation, index)).filter(
    (one): one is SplitSubgraph => one !== undefined,
  )
}

function splitSubgraph(federation: RandomFederation, index: number): SplitSubgraph | undefined {
  const roots = [federation.query, ...(federation.mutation === undefined ? [] : [federation.mutation])]
    .map((type) => ownPart(type, index))
    .filter(({ fields }) => fields.length > 0)
  const own = federation.types.map((type) => (type.kind === 'entity' ? ownPart(type, index) : type))
  const used = reachable([...roots, ...own.filter((type) => type.kind === 'entity' && type.fields.length > 0)], own)
  if (used.length === 0 && roots.length === 0) return undefined
  const parts = [...used, ...roots]
  const sdl = parts
    .map((type) => definitionOf(type, (field) => splitFieldText(federation, type, field, index), splitDirectives(type)))
    .join('\n')
  const text = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires"])\n${scalarTypes}\n${sdl}`
  const schema = buildSubgraphSchema([
    { typeDefs: parse(text), resolvers: resolversOf(federation, parts, true) as never },
  ])
  return { name: `s${index}`, url: `http://s${index}.test`, sdl: text, schema }
}

/** What one subgraph has of a type: the fields it resolves, and as external what those require. */
function ownPart(type: RandomType, index: number): RandomType {
  const own = type.fields.filter(({ owners }) => owners.includes(index))
  const external = type.fields.filter(
    ({ name }) => !own.some((one) => one.name === name) && own.some(({ requires }) => requires === name),
  )
  return { ...type, fields: [...own, ...external] }
}

/** The types that a subgraph must have for the fields it has. */
function reachable(start: readonly RandomType[], all: readonly RandomType[]): RandomType[] {
  const found = new Map<string, RandomType>()
  const visit = (type: RandomType) => {
    if (type.kind !== 'value' || all.includes(type)) found.set(type.name, type)
    const next = [...type.fields.map((field) => namedType(field.type)), ...type.members, ...type.implements]
    for (const name of next) {
      const other = all.find((one) => one.name === name)
      if (other !== undefined && !found.has(name)) visit(other)
    }
  }
  for (const type of start) visit(type)
  return [...found.values()].filter(({ name, kind }) => kind !== 'enum' && name !== 'Query' && name !== 'Mutation')
}

function definitionOf(type: RandomType, write: (field: RandomField) => string, directives = ''): string {
  const keys = type.kind === 'entity' ? type.keys.map((key) => `${key}: ID!`) : []
  const faces = type.implements.length > 0 ? ` implements ${type.implements.join(' & ')}` : ''
  switch (type.kind) {
    case 'union':
      return `union ${type.name} = ${type.members.join(' | ')}`
    case 'interface':
      return `interface ${type.name} { ${type.fields.map(fieldText).join(' ')} }`
    case 'enum':
      return ''
    default:
      return `type ${type.name}${faces}${directives} { ${[...keys, ...type.fields.map(write)].join('\n  ')} }`
  }
}

function splitDirectives(type: RandomType): string {
  if (type.kind === 'entity') return type.keys.map((key) => ` @key(fields: "${key}")`).join('')
  return type.name === 'Query' || type.name === 'Mutation' ? '' : ' @shareable'
}

function fieldText({ name, type, argument }: RandomField): string {
  return `${name}${argument ? '(of: Int)' : ''}: ${type}`
}

function splitFieldText(federation: RandomFederation, type: RandomType, field: RandomField, index: number): string {
  const text = fieldText(field)
  if (type.kind !== 'entity') return text
  const whole = federation.types.find(({ name }) => name === type.name)
  const isOwn = whole?.fields.find(({ name }) => name === field.name)?.owners.includes(index) === true
  if (!isOwn) return `${text} @external`
  const requires = field.requires === undefined ? '' : ` @requires(fields: "${field.requires}")`
  return `${text}${field.owners.length > 1 ? ' @shareable' : ''}${requires}`
}

function resolversOf(
  federation: RandomFederation,
  parts: readonly RandomType[],
  isSplit: boolean,
): Record<string, object> {
  const resolvers: Record<string, object> = {}
  for (const type of parts) {
    if (type.kind === 'union' || type.kind === 'interface')
      resolvers[type.name] = { __resolveType: ({ __typename }: Thing) => __typename }
    if (type.kind !== 'entity' && type.kind !== 'value') continue
    const fields = type.fields.map(
      (field) => [field.name, resolverOf(federation, wholeOf(federation, type), field, isSplit)] as const,
    )
    resolvers[type.name] = {
      ...Object.fromEntries(fields),
      ...(type.kind === 'entity' ? { id: ({ id }: Thing) => id } : {}),
      ...(type.keys.includes('code') ? { code: (thing: Thing) => codeOf(thing) } : {}),
      ...(isSplit && type.kind === 'entity' ? { __resolveReference: referenceOf } : {}),
    }
  }
  return resolvers
}

/** What is known of a type beyond the part that a subgraph has: a value depends on the whole. */
function wholeOf(federation: RandomFederation, type: RandomType): RandomType {
  return federation.types.find(({ name }) => name === type.name) ?? type
}

function referenceOf(reference: Partial<Thing> & { readonly code?: string }): object {
  return { ...reference, id: reference.id ?? reference.code?.slice(2) }
}
