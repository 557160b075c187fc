import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import { HubError } from '../hub-error.ts'
import type { Limits } from './limits.ts'

/** What an operation asks for, every fragment counted where it is spread. */
export interface Weight {
  readonly depth: number
  readonly aliases: number
  /** Fields at the top, those inside fragments too. */
  readonly roots: number
  readonly cost: number
}

/** A validation rule that refuses an operation over its limits, before it is planned or run. */
export function limitRule(limits: Limits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      for (const message of excesses(operation, context.getDocument(), limits)) {
        context.reportError(new HubError('TOO_COMPLEX', message))
      }
      return false
    },
  })
}

function excesses(operation: OperationDefinitionNode, document: DocumentNode, limits: Limits): readonly string[] {
  const weight = weighOperation(operation, document)
  return [
    exceeds('nests fields', weight.depth, limits.depth),
    exceeds('uses aliases', weight.aliases, limits.aliases),
    exceeds('asks root fields', weight.roots, limits.rootFields),
    exceeds('asks values (fields times page sizes)', weight.cost, limits.cost),
  ].filter((message) => message !== undefined)
}

function exceeds(what: string, found: number, allowed: number): string | undefined {
  if (found <= allowed) return undefined
  return `The operation ${what} up to ${found}; the limit is ${allowed}. Ask for less, or in several requests.`
}

const nothing: Weight = { depth: 0, aliases: 0, roots: 0, cost: 0 }

/** Weighs one operation; each fragment is weighed once, so that spreading it a thousand times costs nothing here. */
export function weighOperation(operation: OperationDefinitionNode, document: DocumentNode): Weight {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const weighed = new Map<string, Weight>()

  const weighFragment = (name: string): Weight => {
    const known = weighed.get(name)
    if (known !== undefined) return known
    weighed.set(name, nothing) // a cycle is another rule's error; here it must end
    const fragment = fragments.get(name)
    const weight = fragment === undefined ? nothing : weighSelections(fragment.selectionSet)
    weighed.set(name, weight)
    return weight
  }
  const weighSelections = (set: SelectionSetNode): Weight => set.selections.map(weighSelection).reduce(add, nothing)
  const weighSelection = (selection: SelectionNode): Weight => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return weighFragment(selection.name.value)
    if (selection.kind === Kind.INLINE_FRAGMENT) return weighSelections(selection.selectionSet)
    return weighField(
      selection,
      selection.selectionSet === undefined ? nothing : weighSelections(selection.selectionSet),
    )
  }
  return weighSelections(operation.selectionSet)
}

function weighField(field: FieldNode, below: Weight): Weight {
  return {
    depth: below.depth + 1,
    aliases: below.aliases + (field.alias === undefined ? 0 : 1),
    roots: 1,
    cost: 1 + below.cost * pageSize(field),
  }
}

function add(left: Weight, right: Weight): Weight {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: left.aliases + right.aliases,
    roots: left.roots + right.roots,
    cost: left.cost + right.cost,
  }
}

/** A page size by variable is taken at its most. */
function pageSize(field: FieldNode): number {
  const asked = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')
  if (asked === undefined) return 1
  return asked.value.kind === Kind.INT ? Math.max(1, Number.parseInt(asked.value.value, 10)) : maxPageSize
}

/** The most rows one page holds. */
export const maxPageSize = 1_000
