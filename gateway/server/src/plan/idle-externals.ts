import { type DirectiveNode, type DocumentNode, visit } from 'graphql'
import { graphOf, isExternal } from './join-directives.ts'
import { fieldsByType, isOfInterface, type TypeWithFields } from './type-with-fields.ts'
import { eachUsedField } from './used-fields.ts'

/** A supergraph without the external fields that their subgraph no longer needs for anything; the planner refuses them. */
export function withoutIdleExternals(document: DocumentNode): DocumentNode {
  const types = fieldsByType(document)
  const used = new Set<string>()
  eachUsedField(types, ['key', 'requires', 'provides'], (type, field, directive) => {
    used.add(`${graphOf(directive)} ${type}.${field}`)
  })
  const keep = (type: TypeWithFields, field: string, directive: DirectiveNode) =>
    !isExternal(directive) ||
    used.has(`${graphOf(directive)} ${type.name.value}.${field}`) ||
    isOfInterface(type, field, { graph: graphOf(directive), types })
  const withoutIdle = (type: TypeWithFields) => ({
    ...type,
    fields: type.fields?.map((field) => ({
      ...field,
      directives: field.directives?.filter((one) => keep(type, field.name.value, one)),
    })),
  })
  return visit(document, { ObjectTypeDefinition: withoutIdle, InterfaceTypeDefinition: withoutIdle })
}
