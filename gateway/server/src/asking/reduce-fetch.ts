import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { type FetchReading, isLeftOut, standingOf } from './fetch-reading.ts'

/** A selection without what is not to be sent. */
export interface Reduced {
  /** Undefined where nothing is left that needs the owner. */
  readonly selectionSet: SelectionSetNode | undefined
  /** The very set it was made from, or another. */
  readonly isChanged: boolean
}

/** Takes out of a selection what may not be asked, and every worker of whom nothing but the id is left to ask. */
export function reduceSelections(
  set: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  isHeld: boolean,
  reading: FetchReading,
): Reduced {
  const selections = set.selections
    .filter((selection) => !isLeftOut(selection, reading))
    .flatMap((selection) => reduceSelection(selection, parent, isHeld, reading))
  const isChanged =
    selections.length !== set.selections.length || selections.some((one, index) => one !== set.selections[index])
  if (!isChanged) return { selectionSet: set, isChanged }
  return { selectionSet: selections.length === 0 ? undefined : { ...set, selections }, isChanged }
}

function reduceSelection(
  selection: SelectionNode,
  parent: GraphQLNamedType | undefined,
  isHeld: boolean,
  reading: FetchReading,
): readonly SelectionNode[] {
  if (selection.kind === Kind.FIELD) return reduceField(selection, parent, isHeld, reading)
  if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection] // there is none: see `inlined`
  const condition = selection.typeCondition?.name.value
  const type = condition === undefined ? parent : reading.schema.getType(condition)
  return withSelections(selection, reduceSelections(selection.selectionSet, type, isHeld, reading))
}

function reduceField(
  field: FieldNode,
  parent: GraphQLNamedType | undefined,
  isHeld: boolean,
  reading: FetchReading,
): readonly SelectionNode[] {
  const standing = standingOf(field, parent, isHeld, reading)
  if (standing.kind === 'refused' || standing.kind === 'malformed') return []
  if (field.selectionSet === undefined) return [field]
  const reduced = reduceSelections(field.selectionSet, standing.type, standing.isHeld, reading)
  if (standing.kind === 'echo') return isOnlyKey(reduced.selectionSet) ? [] : withSelections(field, reduced)
  // a row is still asked for where only what stands below it is not
  return withSelections(field, { ...reduced, selectionSet: reduced.selectionSet ?? onlyTypename(field.selectionSet) })
}

function withSelections<Node extends { readonly selectionSet?: SelectionSetNode | undefined }>(
  node: Node,
  { selectionSet, isChanged }: Reduced,
): readonly Node[] {
  if (selectionSet === undefined) return []
  return [isChanged ? { ...node, selectionSet } : node]
}

/** True where a worker's selection asks for nothing that its id alone does not answer. */
export function isOnlyKey(set: SelectionSetNode | undefined): boolean {
  return (set?.selections ?? []).every((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return isOnlyKey(selection.selectionSet)
    return selection.kind === Kind.FIELD && (selection.name.value === '__typename' || selection.name.value === 'id')
  })
}

function onlyTypename(set: SelectionSetNode): SelectionSetNode {
  return { ...set, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] }
}

/** The one operation of a fetch, its fragments written where they are spread. */
export function inlined(document: DocumentNode): OperationDefinitionNode | undefined {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  if (operation === undefined || fragments.size === 0) return operation
  return visit(operation, {
    FragmentSpread(spread) {
      const { typeCondition, selectionSet } = fragments.get(spread.name.value) ?? {}
      if (typeCondition === undefined || selectionSet === undefined) return undefined
      const { directives } = spread
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives ? { directives } : {}) }
    },
  })
}

/** The same operation with another selection, and of its variables only those that are still used: an id it no longer names must not travel. */
export function withSelection(
  operation: OperationDefinitionNode,
  selectionSet: SelectionSetNode,
  variables: Readonly<Record<string, unknown>>,
): { readonly operation: OperationDefinitionNode; readonly variables: Readonly<Record<string, unknown>> } {
  const used = new Set<string>()
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) })
  const isUsed = (name: string) => used.has(name)
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    isUsed(variable.name.value),
  )
  return {
    operation: { ...operation, selectionSet, variableDefinitions },
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => isUsed(name))),
  }
}

/** How many fields a selection has: two reductions of one selection are alike where they have equally many. */
export function sizeOf(set: SelectionSetNode | undefined): number {
  return (set?.selections ?? []).reduce(
    (sum, selection) => sum + 1 + (selection.kind === Kind.FRAGMENT_SPREAD ? 0 : sizeOf(selection.selectionSet)),
    0,
  )
}
