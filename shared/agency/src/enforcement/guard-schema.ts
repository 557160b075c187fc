import type { ActRules, BoundaryRules, EdgeRules, FieldRules, LeafRules } from '@simpul/boundary'
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql'
import type { AgencyContext } from '../server/context.ts'
import { guardAct } from './guard-act.ts'
import { guardEdge } from './guard-edge.ts'
import { guardLeaf } from './guard-leaf.ts'

// graphql-js types arguments and sources of a built schema as any; here they are unknown until looked at
export type Resolver = GraphQLFieldResolver<unknown, AgencyContext, Record<string, unknown>>

/** What a guard needs to know of a field's place. */
export interface GuardedField<R extends FieldRules = FieldRules> {
  readonly rules: R
  readonly type: string
  readonly field: GraphQLField<unknown, AgencyContext>
  readonly boundary: BoundaryRules
  readonly resolve: Resolver
}

/**
 * Puts the boundary around every field of a subgraph's schema. It stands on the field, so no alias, fragment,
 * interface or `_entities` goes around it; a field the rules do not know cannot be served.
 */
export function guardSchema(schema: GraphQLSchema, boundary: BoundaryRules): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = guarded(type.name, field, boundary)
    }
  }
  return schema
}

function guarded(type: string, field: GraphQLField<unknown, AgencyContext>, boundary: BoundaryRules): Resolver {
  const rules = boundary.fields.get(`${type}.${field.name}`)
  if (rules === undefined) throw new Error(`${type}.${field.name} is served, and the schema's rules do not know it.`)
  const place = { type, field, boundary, resolve: (field.resolve ?? defaultFieldResolver) as Resolver }
  if (rules.kind === 'leaf') return guardLeaf({ ...place, rules } satisfies GuardedField<LeafRules>)
  if (rules.kind === 'act') return guardAct({ ...place, rules } satisfies GuardedField<ActRules>)
  return guardEdge({ ...place, rules } satisfies GuardedField<EdgeRules>)
}
