import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type FieldNode, print } from 'graphql'
import { narrowOperation } from '../compile/narrow-operation.ts'
import type { SeparatedRequirements } from './separate-requirements.ts'

/**
 * A fetch as several, where its fields cannot be asked for by one representation: two require one field with different
 * arguments, or, where the plan has conditions, what one of them requires may not have been fetched.
 */
export function requirementsApart(node: FetchNode, { separated, isConditional }: Apart): readonly FetchNode[] {
  const parts: Part[] = []
  const placed = new Map<string, Part>()
  narrowOperation(node.operation, (field, type) => {
    const needed = separated.requirements.neededBy(node.serviceName, type ?? '', field.name.value)
    placed.set(nameOf(field, type), partFor(needed, { parts, separated, isConditional }))
    return true
  })
  if (parts.length < 2) return [node]
  const types = [...placed.keys()].map((name) => name.split(' ')[0] ?? '')
  const keys = new Set(types.flatMap((type) => [...separated.requirements.keysOf(node.serviceName, type)]))
  return parts.flatMap((part) => {
    const narrowed = narrowOperation(node.operation, (field, type) => placed.get(nameOf(field, type)) === part)
    if (narrowed === undefined) return []
    const others = parts.flatMap((one) => [...one.needed]).filter((name) => !part.needed.has(name) && !keys.has(name))
    return [{ ...node, ...narrowed, requires: leftOut(node.requires ?? [], new Set(others)) }]
  })
}

/** How the fetches of a plan are taken apart. */
export interface Apart {
  readonly separated: SeparatedRequirements
  /** True where the plan has conditions: it may ask for a field for which one of them left the required one out. */
  readonly isConditional: boolean
}

interface Part {
  readonly needed: Set<string>
}

function nameOf(field: FieldNode, type: string | undefined): string {
  return `${type} ${print(field)}`
}

function partFor(
  needed: ReadonlySet<string>,
  { parts, separated, isConditional }: Apart & { readonly parts: Part[] },
): Part {
  const isFit = (part: Part) =>
    isConditional
      ? part.needed.size === needed.size && [...needed].every((one) => part.needed.has(one))
      : ![...needed].some((one) => [...part.needed].some((other) => differ(one, other, separated)))
  const known = parts.find(isFit)
  const part = known ?? { needed: new Set() }
  if (known === undefined) parts.push(part)
  for (const one of needed) part.needed.add(one)
  return part
}

/** True for two made-up fields that stand for one field with different arguments. */
function differ(one: string, other: string, { fields }: SeparatedRequirements): boolean {
  const [a, b] = [fields.get(one), fields.get(other)]
  if (a === undefined || b === undefined || a.field !== b.field) return false
  return a.args.map(print).join() !== b.args.map(print).join()
}

function leftOut(selections: readonly QueryPlanSelectionNode[], names: ReadonlySet<string>): QueryPlanSelectionNode[] {
  return selections.flatMap((one): QueryPlanSelectionNode[] => {
    if (one.kind === 'Field' && names.has(one.name)) return []
    if (one.kind === 'InlineFragment') return [{ ...one, selections: leftOut(one.selections, names) }]
    return one.selections === undefined ? [one] : [{ ...one, selections: leftOut(one.selections, names) }]
  })
}
