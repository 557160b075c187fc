import {
  type DocumentNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/**
 * A document, with its fragments written out, in which what a mutation asks under one key stands together: a field that is
 * asked for in two places is one field and done once (GraphQL 6.2.2), and the planner would have it done twice.
 */
export function groupMutations(document: DocumentNode): DocumentNode {
  return visit(document, {
    OperationDefinition(node) {
      if (node.operation !== 'mutation') return false
      const fields = rootFields(node.selectionSet, [])
      const byKey = new Map<string, SelectionNode[]>()
      for (const { key, selection } of fields) byKey.set(key, [...(byKey.get(key) ?? []), selection])
      if (byKey.size === fields.length) return false
      return { ...node, selectionSet: { ...node.selectionSet, selections: [...byKey.values()].flat() } }
    },
  })
}

interface RootField {
  readonly key: string
  /** The field within the fragments that stand around it. */
  readonly selection: SelectionNode
}

function rootFields({ selections }: SelectionSetNode, around: readonly InlineFragmentNode[]): readonly RootField[] {
  return selections.flatMap((one): readonly RootField[] => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return []
    if (one.kind === Kind.INLINE_FRAGMENT) return rootFields(one.selectionSet, [...around, one])
    const selection = around.reduceRight<SelectionNode>(
      (inside, fragment) => ({ ...fragment, selectionSet: { kind: Kind.SELECTION_SET, selections: [inside] } }),
      one,
    )
    return [{ key: (one.alias ?? one.name).value, selection }]
  })
}
