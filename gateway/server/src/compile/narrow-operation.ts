import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

/** The parts of a fetch that change when some of its fields are left out. */
export interface NarrowedOperation {
  readonly operation: string
  readonly variableUsages: string[]
}

/** Whether a field is kept, by the type that the fragments around it name. */
export type IsKept = (field: FieldNode, type: string | undefined) => boolean

/**
 * The text of a fetch with only those of its first fields that are kept, through inline fragments; those on `_entities`
 * of one that fetches entities. Variables that nothing uses any more go. Undefined where no field is left.
 */
export function narrowOperation(text: string, isKept: IsKept): NarrowedOperation | undefined {
  const document = parse(text, { noLocation: true })
  const definitions = document.definitions.flatMap((one): readonly DefinitionNode[] => {
    if (one.kind !== Kind.OPERATION_DEFINITION) return [one]
    const selectionSet = narrowed(one.selectionSet, undefined, (field, type) => narrowedField(field, type, isKept))
    return selectionSet === undefined ? [] : [withoutUnused({ ...one, selectionSet })]
  })
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) return undefined
  const result: DocumentNode = { kind: Kind.DOCUMENT, definitions: withoutUnusedFragments(definitions) }
  const used = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
  return {
    operation: stripIgnoredCharacters(print(result)),
    variableUsages: used.filter((name) => name !== 'representations'),
  }
}

type Narrow = (field: FieldNode, type: string | undefined) => FieldNode | undefined

function narrowedField(field: FieldNode, type: string | undefined, isKept: IsKept): FieldNode | undefined {
  if (field.name.value !== '_entities') return isKept(field, type) ? field : undefined
  const narrow: Narrow = (one, of) => (isKept(one, of) ? one : undefined)
  const selectionSet = field.selectionSet && narrowed(field.selectionSet, undefined, narrow)
  return selectionSet && { ...field, selectionSet }
}

function narrowed(
  { selections }: SelectionSetNode,
  type: string | undefined,
  narrow: Narrow,
): SelectionSetNode | undefined {
  const kept = selections.flatMap<SelectionNode>((one) => {
    if (one.kind === Kind.FIELD) return narrow(one, type) ?? []
    if (one.kind === Kind.FRAGMENT_SPREAD) return [one]
    const selectionSet = narrowed(one.selectionSet, one.typeCondition?.name.value ?? type, narrow)
    return selectionSet === undefined ? [] : [{ ...one, selectionSet }]
  })
  return kept.length === 0 ? undefined : { kind: Kind.SELECTION_SET, selections: kept }
}

function withoutUnusedFragments(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const used = new Set<string>()
  for (const one of definitions) visit(one, { FragmentSpread: ({ name }) => void used.add(name.value) })
  const kept = definitions.filter((one) => one.kind !== Kind.FRAGMENT_DEFINITION || used.has(one.name.value))
  return kept.length === definitions.length ? kept : withoutUnusedFragments(kept)
}

function withoutUnused(operation: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>()
  visit(operation, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) })
  const definitions = operation.variableDefinitions ?? []
  return { ...operation, variableDefinitions: definitions.filter(({ variable }) => used.has(variable.name.value)) }
}
