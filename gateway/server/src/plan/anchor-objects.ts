import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql'

/**
 * A document in which every object is asked for something unconditionally. Where all that is asked of it may be left out
 * the planner leaves out the object, and whether it is null would not be known.
 */
export function anchorObjects(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field(node) {
      const { selectionSet } = node
      if (selectionSet === undefined || selectionSet.selections.some(isCertain)) return undefined
      const anchored: SelectionSetNode = { ...selectionSet, selections: [...selectionSet.selections, typename] }
      return { ...node, selectionSet: anchored }
    },
  })
}

const typename: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** A fragment is not looked into: what it asks for may be conditional. */
function isCertain(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && !(selection.directives ?? []).some(isCondition)
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}
