import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/**
 * A document, with its fragments written out, without those that no object can match: each may overlap the one around it
 * and still none of its types be left. The planner ends on some of them.
 */
export function possibleFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return visit(document, {
    OperationDefinition(node) {
      const root = schema.getRootType(node.operation)
      if (root === undefined || root === null) return false
      return {
        ...node,
        selectionSet: possible(node.selectionSet, { type: root, names: namesOf(root, schema), schema }),
      }
    },
  })
}

interface Standing {
  readonly type: GraphQLNamedType
  /** The object types that an object here may have. */
  readonly names: ReadonlySet<string>
  readonly schema: GraphQLSchema
}

function possible(set: SelectionSetNode, at: Standing): SelectionSetNode {
  return { ...set, selections: set.selections.flatMap((one) => possibleSelection(one, at) ?? []) }
}

function possibleSelection(one: SelectionNode, at: Standing): SelectionNode | undefined {
  const { schema } = at
  if (one.kind === Kind.FRAGMENT_SPREAD || one.selectionSet === undefined) return one
  if (one.kind === Kind.FIELD) {
    const field = isObjectType(at.type) || isInterfaceType(at.type) ? at.type.getFields()[one.name.value] : undefined
    if (field === undefined) return one
    const type = getNamedType(field.type)
    return { ...one, selectionSet: possible(one.selectionSet, { type, names: namesOf(type, schema), schema }) }
  }
  const type = one.typeCondition === undefined ? at.type : schema.getType(one.typeCondition.name.value)
  if (type === undefined) return one
  const names = new Set([...namesOf(type, schema)].filter((name) => at.names.has(name)))
  const selectionSet = possible(one.selectionSet, { type, names, schema })
  return names.size === 0 || selectionSet.selections.length === 0 ? undefined : { ...one, selectionSet }
}

function namesOf(type: GraphQLNamedType, schema: GraphQLSchema): ReadonlySet<string> {
  return new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name])
}
