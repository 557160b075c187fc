import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** The response keys that a fetch may bring, with what may stand below each; a leaf has nothing below. */
export interface ResponseTree {
  readonly keys: Map<string, ResponseTree | undefined>
}

/** Every key that a selection asks for, fragments written out: what is not in here is not taken over from an answer. */
export function responseTree(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  tree: ResponseTree = { keys: new Map() },
): ResponseTree {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value
      if (selection.selectionSet === undefined) tree.keys.set(key, tree.keys.get(key))
      else tree.keys.set(key, responseTree(selection.selectionSet, fragments, tree.keys.get(key)))
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      responseTree(selection.selectionSet, fragments, tree)
    } else {
      const fragment = fragments.get(selection.name.value)
      if (fragment !== undefined) responseTree(fragment.selectionSet, fragments, tree)
    }
  }
  return tree
}
