import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql'
import type { RandomOperation } from './draw-operation.ts'

/**
 * The smallest operation, found by leaving things out one by one, that still fails: selections, fragments, aliases,
 * arguments, directives, variables. `fails` is asked only about valid operations.
 */
export async function shrinkOperation(
  operation: RandomOperation,
  schema: GraphQLSchema,
  fails: (operation: RandomOperation) => Promise<boolean>,
): Promise<RandomOperation> {
  let smallest = operation
  let isSmaller = true
  while (isSmaller) {
    isSmaller = false
    for (let place = 0; ; place += 1) {
      const tried = without(smallest, place)
      if (tried === undefined) break
      if (tried === 'nothing' || tried.text.length >= smallest.text.length) continue
      if (validate(schema, parse(tried.text)).length > 0 || !(await fails(tried))) continue
      smallest = tried
      isSmaller = true
      place -= 1
    }
  }
  return smallest
}

/** The operation without its part of that number; undefined past the last. */
function without({ text, variables }: RandomOperation, place: number): RandomOperation | 'nothing' | undefined {
  let left = place
  let isDone = false
  const take = (): boolean => {
    if (isDone || left > 0) {
      left -= 1
      return false
    }
    isDone = true
    return true
  }
  const document: DocumentNode = visit(parse(text, { noLocation: true }), {
    SelectionSet: { enter: (node) => removedSelection(node, take) },
    Field: { enter: (node) => (node.alias !== undefined && take() ? { ...node, alias: undefined } : undefined) },
    Argument: { enter: (_node, _key, parent) => (isOfDirective(parent) ? undefined : take() ? null : undefined) },
    Directive: { enter: () => (take() ? null : undefined) },
    Variable: { enter: () => undefined },
  })
  if (!isDone) return undefined
  const cleaned = cleanedDocument(document)
  return cleaned === undefined ? 'nothing' : { text: print(cleaned), variables: used(cleaned, variables) }
}

function removedSelection(node: SelectionSetNode, take: () => boolean): SelectionSetNode | undefined {
  for (const [index, selection] of node.selections.entries()) {
    const others = node.selections.filter((_, other) => other !== index)
    if (take()) return { ...node, selections: others }
    if (selection.kind === Kind.INLINE_FRAGMENT && take()) {
      return {
        ...node,
        selections: [...others.slice(0, index), ...selection.selectionSet.selections, ...others.slice(index)],
      }
    }
  }
  return undefined
}

function isOfDirective(parent: unknown): boolean {
  return Array.isArray(parent) ? false : (parent as ASTNode | undefined)?.kind === Kind.DIRECTIVE
}

/** Without empty selections, and without fragments and variables that nothing uses; undefined where nothing is left. */
function cleanedDocument(document: DocumentNode): DocumentNode | undefined {
  const full = visit(document, {
    Field: {
      leave: (node) =>
        node.selectionSet?.selections.length === 0 ? { ...node, selectionSet: typenameOnly } : undefined,
    },
    InlineFragment: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
    FragmentDefinition: {
      leave: (node) =>
        node.selectionSet.selections.length === 0 ? { ...node, selectionSet: typenameOnly } : undefined,
    },
    OperationDefinition: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
  })
  const spreads = namesOf(full, Kind.FRAGMENT_SPREAD)
  const variables = new Set<string>()
  const kept: DocumentNode = {
    ...full,
    definitions: full.definitions.filter(
      (one: ASTNode) => one.kind !== Kind.FRAGMENT_DEFINITION || spreads.has(one.name.value),
    ),
  }
  visit(kept, { VariableDefinition: () => false, Variable: ({ name }) => void variables.add(name.value) })
  if (!kept.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return undefined
  return visit(kept, { VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? undefined : null) })
}

const typenameOnly: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
}

function namesOf(document: DocumentNode, kind: Kind.FRAGMENT_SPREAD): ReadonlySet<string> {
  const names = new Set<string>()
  visit(document, { [kind]: ({ name }: { readonly name: { readonly value: string } }) => void names.add(name.value) })
  return names
}

function used(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const defined = new Set<string>()
  visit(document, { VariableDefinition: ({ variable }) => void defined.add(variable.name.value) })
  return Object.fromEntries(Object.entries(variables).filter(([name]) => defined.has(name)))
}
