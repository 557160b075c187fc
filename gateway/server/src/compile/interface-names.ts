import { type GraphQLSchema, isInterfaceType } from 'graphql'

const known = new WeakMap<GraphQLSchema, ReadonlySet<unknown>>()

/** The names of a schema's interfaces: a subgraph that has one as an object tells an object's type by it. */
export function interfaceNames(schema: GraphQLSchema): ReadonlySet<unknown> {
  const found = known.get(schema)
  if (found !== undefined) return found
  const types = Object.values(schema.getTypeMap()).filter(isInterfaceType)
  const names = new Set<unknown>(types.map(({ name }) => name))
  known.set(schema, names)
  return names
}
