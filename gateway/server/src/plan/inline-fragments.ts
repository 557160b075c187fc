import { type DocumentNode, type FragmentDefinitionNode, type InlineFragmentNode, Kind, visit } from 'graphql'

/**
 * A document with its fragments written out. The planner would put them into the subgraphs' requests without the variables
 * that they use, and requests with fragments do not go together.
 */
export function inlineFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  if (fragments.size === 0) return document
  const operations = document.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION)
  return visit(
    { ...document, definitions: operations },
    {
      FragmentSpread({ name, directives = [] }): InlineFragmentNode | undefined {
        const fragment = fragments.get(name.value)
        if (fragment === undefined) return undefined
        const { typeCondition, selectionSet } = fragment
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet } // is visited in turn
      },
    },
  )
}
