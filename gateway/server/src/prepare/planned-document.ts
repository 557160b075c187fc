import { type DocumentNode, Kind, type SelectionNode, visit } from 'graphql'

const ofSchema = new Set(['__schema', '__type'])

/**
 * The operation without what is answered from the schema itself: the planner knows an older introspection than graphql-js
 * has, and no subgraph is asked for it.
 */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (field) => (ofSchema.has(field.name.value) ? null : undefined),
    SelectionSet: { leave: (set) => (set.selections.length === 0 ? { ...set, selections: [typename] } : undefined) },
  })
}

const typename: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
