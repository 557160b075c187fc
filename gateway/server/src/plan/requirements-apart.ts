import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type FieldNode, print } from 'graphql'
import { type FieldPlace, narrowOperation } from '../compile/narrow-operation.ts'
import type { SeparatedRequirements } from './separate-requirements.ts'

/**
 * A fetch as several, where its fields cannot be asked for by one representation: two require one field with different
 * arguments, or one is only there on a condition, without which nobody fetched what it requires.
 */
export function requirementsApart(node: FetchNode, separated: SeparatedRequirements): readonly FetchNode[] {
  const parts: Part[] = []
  const placed = new Map<string, Part>()
  narrowOperation(node.operation, (field, place) => {
    const needed = separated.requirements.neededBy(node.serviceName, place.type ?? '', field.name.value)
    placed.set(nameOf(field, place), partFor(needed, place, { parts, separated }))
    return true
  })
  if (parts.length < 2) return [node]
  const types = [...placed.keys()].map((name) => name.split(' ')[0] ?? '')
  const keys = new Set(types.flatMap((type) => [...separated.requirements.keysOf(node.serviceName, type)]))
  return parts.flatMap((part) => {
    const narrowed = narrowOperation(node.operation, (field, place) => placed.get(nameOf(field, place)) === part)
    if (narrowed === undefined) return []
    const others = parts.flatMap((one) => [...one.needed]).filter((name) => !part.needed.has(name) && !keys.has(name))
    return [{ ...node, ...narrowed, requires: leftOut(node.requires ?? [], new Set(others)) }]
  })
}

interface Part {
  readonly needed: Set<string>
  readonly conditions: string
}

interface Parting {
  readonly parts: Part[]
  readonly separated: SeparatedRequirements
}

function nameOf(field: FieldNode, { type, conditions }: FieldPlace): string {
  return `${type} ${conditions} ${print(field)}`
}

function partFor(needed: ReadonlySet<string>, place: FieldPlace, { parts, separated }: Parting): Part {
  const conditions = needed.size === 0 ? '' : place.conditions
  const isFit = (part: Part) =>
    part.conditions === conditions &&
    ![...needed].some((one) => [...part.needed].some((other) => differ(one, other, separated)))
  const known = parts.find(isFit)
  const part = known ?? { needed: new Set(), conditions }
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
