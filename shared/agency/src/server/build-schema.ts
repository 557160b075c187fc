import { buildSubgraphSchema } from '@apollo/subgraph'
import type { BoundaryRules } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { type GraphQLSchema, parse } from 'graphql'
import { guardSchema } from '../enforcement/guard-schema.ts'
import { isWellFormedId } from '../enforcement/sources.ts'
import type { SubgraphDefinition } from './definition.ts'
import type { IResolvers } from './resolvers.ts'
import { scalars } from './scalars.ts'

/** The executable schema of a subgraph, with the boundary around every field. */
export function buildGuardedSchema(definition: SubgraphDefinition, rules: BoundaryRules): GraphQLSchema {
  const typeDefs = parse(definition.sdl)
  const resolvers = withReferences(withScalars(definition), rules)
  // the library's resolver type knows neither our context nor readonly objects
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
  return closeService(guardSchema(schema, rules))
}

/** The SDL goes to the registry by its own way; a fetch for a caller, however well signed, does not get it. */
function closeService(schema: GraphQLSchema): GraphQLSchema {
  const service = schema.getQueryType()?.getFields()._service
  if (service === undefined) return schema
  service.resolve = () => {
    throw new HubError('UNAUTHENTICATED', 'The schema of a subgraph is served to the registry only.')
  }
  return schema
}

function withScalars({ sdl, resolvers }: SubgraphDefinition): IResolvers {
  const used = Object.entries(scalars).filter(([name]) => new RegExp(`^scalar ${name}\\b`, 'm').test(sdl))
  return { ...Object.fromEntries(used), ...resolvers }
}

/** An entity is answered for every well-formed key and looked up only when a field of it is asked. */
function withReferences(resolvers: IResolvers, rules: BoundaryRules): IResolvers {
  const entities = [...rules.types.values()].filter((type) => type.key !== undefined && type.isEntity)
  const added = entities.map((type) => {
    const own = resolvers[type.name]
    const isPerson = type.subject === 'id' || type.name === 'Worker'
    return [
      type.name,
      { ...(own as object), __resolveReference: (reference: { id: string }) => refer(reference, isPerson) },
    ]
  })
  return { ...resolvers, ...Object.fromEntries(added) }
}

function refer({ id }: { readonly id: unknown }, isPerson: boolean): { readonly id: string } {
  if (typeof id === 'string' && id.length <= 200 && (!isPerson || isWellFormedId(id))) return { id }
  throw new HubError('BAD_INPUT', 'The id of an entity is not of the right form.', {
    detail: { field: 'representations' },
  })
}

/** The answer of `Query.worker`: every well-formed id, and nothing looked up. */
export function workerReference(id: string): { readonly id: string } {
  if (isWellFormedId(id)) return { id }
  throw new HubError('BAD_INPUT', 'A worker id is a UUID in lower case, as the hub gives it out.', {
    detail: { field: 'id' },
  })
}
