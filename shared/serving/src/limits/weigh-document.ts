import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** What an operation asks for, every fragment counted where it is spread. */
export interface Weight {
  readonly depth: number
  readonly aliases: number
  /** Fields at the top, those inside fragments too. */
  readonly roots: number
  /** Fields, spreads and inline fragments, with every fragment written out: what a planner has to look at. */
  readonly selections: number
  readonly cost: number
}

const nothing: Weight = { depth: 0, aliases: 0, roots: 0, selections: 0, cost: 0 }

/**
 * Weighs each operation of a document, in their order. Each fragment is weighed once, so that spreading it a thousand
 * times costs nothing here: the time is that of one walk over the document, however large it is when written out.
 */
export function weighDocument(document: DocumentNode): readonly Weight[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const weighed = new Map<string, Weight>()

  const weighFragment = (name: string): Weight => {
    const known = weighed.get(name)
    if (known !== undefined) return known
    weighed.set(name, nothing) // a cycle is another rule's error; here it must end
    const fragment = fragments.get(name)
    const weight =
      fragment === undefined ? nothing : weighSelections(fragment.selectionSet, isOfSchema(fragment.typeCondition))
    weighed.set(name, weight)
    return weight
  }
  const weighSelections = (set: SelectionSetNode, isSchema: boolean): Weight => {
    let sum = nothing
    for (const selection of set.selections) sum = add(sum, weighSelection(selection, isSchema))
    return sum
  }
  const weighSelection = (selection: SelectionNode, isSchema: boolean): Weight => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return withOneMore(weighFragment(selection.name.value))
    if (selection.kind === Kind.INLINE_FRAGMENT) return withOneMore(weighSelections(selection.selectionSet, isSchema))
    if (selection.selectionSet === undefined) return weighField(selection, nothing, isSchema)
    return weighField(selection, weighSelections(selection.selectionSet, isSchema || isOfSchema(selection)), isSchema)
  }
  return document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [weighSelections(node.selectionSet, false)] : [],
  )
}

/** True of `__schema`, `__type` and the types they answer: what begins with two underscores is introspection's. */
function isOfSchema({ name }: { readonly name: { readonly value: string } }): boolean {
  return name.value.startsWith('__') && name.value !== '__typename'
}

function weighField(field: FieldNode, below: Weight, isSchema: boolean): Weight {
  const times = isSchema ? (schemaLists.get(field.name.value) ?? 1) : pageSize(field)
  return {
    depth: below.depth + 1,
    aliases: below.aliases + (field.alias === undefined ? 0 : 1),
    roots: 1,
    selections: below.selections + 1,
    cost: 1 + below.cost * times,
  }
}

function withOneMore(weight: Weight): Weight {
  return { ...weight, selections: weight.selections + 1 }
}

function add(left: Weight, right: Weight): Weight {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: left.aliases + right.aliases,
    roots: left.roots + right.roots,
    selections: left.selections + right.selections,
    cost: left.cost + right.cost,
  }
}

/** How long introspection's lists are, roughly, in a schema of middle size: they have no page size. */
const schemaLists: ReadonlyMap<string, number> = new Map([
  ['types', 100],
  ['fields', 4],
  ['enumValues', 2],
  ['directives', 5],
])

/** A page size by variable is taken at its most. */
function pageSize(field: FieldNode): number {
  const asked = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')
  if (asked === undefined) return 1
  if (asked.value.kind !== Kind.INT) return maxPageSize
  return Math.min(Math.max(1, Number.parseInt(asked.value.value, 10)), Number.MAX_SAFE_INTEGER)
}

/** The most rows one page holds. */
export const maxPageSize = 1_000
