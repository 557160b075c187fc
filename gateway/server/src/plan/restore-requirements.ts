import type {
  DeferNode,
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner'
import { type FieldNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql'
import { narrowOperation } from '../compile/narrow-operation.ts'
import { fieldOf, type SeparatedRequirements } from './separate-requirements.ts'

/**
 * A plan over a supergraph of `separateRequirements`, as the subgraphs can answer it: a made-up field is an alias of the
 * one it stands for, a representation has it under that one's name, and what requires one field with several arguments is
 * asked for apart.
 */
export function restoreRequirements(plan: QueryPlan, separated: SeparatedRequirements): QueryPlan {
  const { node } = plan
  if (separated.fields.size === 0 || node === undefined) return plan
  if (node.kind !== 'Subscription') return { ...plan, node: restoreNode(node, separated) }
  const primary = restoreFetch(node.primary, separated)
  return { ...plan, node: { ...node, primary, ...(node.rest && { rest: restoreNode(node.rest, separated) }) } }
}

function restoreNode(node: PlanNode, separated: SeparatedRequirements): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((one) => restoreNode(one, separated)) }
    case 'Flatten':
      return { ...node, node: restoreNode(node.node, separated) }
    case 'Condition': {
      const { ifClause, elseClause } = node
      return {
        ...node,
        ...(ifClause && { ifClause: restoreNode(ifClause, separated) }),
        ...(elseClause && { elseClause: restoreNode(elseClause, separated) }),
      }
    }
    case 'Fetch': {
      const [only, ...more] = apart(node, separated).map((one) => restoreFetch(one, separated))
      return only === undefined || more.length > 0
        ? { kind: 'Parallel', nodes: [...(only ? [only] : []), ...more] }
        : only
    }
    case 'Defer':
      return restoreDeferred(node, separated)
  }
}

function restoreDeferred(node: DeferNode, separated: SeparatedRequirements): DeferNode {
  const { primary, deferred } = node
  return {
    ...node,
    primary: { ...primary, ...(primary.node && { node: restoreNode(primary.node, separated) }) },
    deferred: deferred.map((one) => ({ ...one, ...(one.node && { node: restoreNode(one.node, separated) }) })),
  }
}

/** A fetch whose fields require one field with several arguments, as a fetch for each. */
function apart(node: FetchNode, separated: SeparatedRequirements): readonly FetchNode[] {
  const names = namesIn(node.requires ?? [], separated)
  if (!names.some((one) => names.some((other) => differ(one, other, separated)))) return [node]
  const parts: Set<string>[] = []
  const partOf = (field: FieldNode, type: string | undefined) => {
    const needed = neededBy(field, type, node, separated)
    const fit = parts.findIndex(
      (part) => ![...needed].some((one) => [...part].some((other) => differ(one, other, separated))),
    )
    const index = fit < 0 ? parts.push(new Set()) - 1 : fit
    for (const one of needed) parts[index]?.add(one)
    return index
  }
  const placed = new Map<string, number>()
  narrowOperation(node.operation, (field, type) => {
    placed.set(`${type} ${print(field)}`, partOf(field, type))
    return true
  })
  return parts.flatMap((part, index) => {
    const narrowed = narrowOperation(node.operation, (field, type) => placed.get(`${type} ${print(field)}`) === index)
    if (narrowed === undefined) return []
    const others = names.filter((name) => [...part].some((one) => differ(one, name, separated)))
    return [{ ...node, ...narrowed, requires: leftOut(node.requires ?? [], new Set(others)) }]
  })
}

/** True for two made-up fields that stand for one field with different arguments. */
function differ(one: string, other: string, { fields }: SeparatedRequirements): boolean {
  const [a, b] = [fields.get(one), fields.get(other)]
  return one !== other && a !== undefined && a.field === b?.field
}

function neededBy(
  field: FieldNode,
  type: string | undefined,
  node: FetchNode,
  separated: SeparatedRequirements,
): ReadonlySet<string> {
  return separated.requiredBy.get(fieldOf(node.serviceName, type ?? '', field.name.value)) ?? new Set()
}

function namesIn(selections: readonly QueryPlanSelectionNode[], separated: SeparatedRequirements): readonly string[] {
  return selections.flatMap((one) => [
    ...(one.kind === 'Field' && separated.fields.has(one.name) ? [one.name] : []),
    ...namesIn(one.selections ?? [], separated),
  ])
}

function leftOut(selections: readonly QueryPlanSelectionNode[], names: ReadonlySet<string>): QueryPlanSelectionNode[] {
  return selections.flatMap((one): QueryPlanSelectionNode[] => {
    if (one.kind === 'Field' && names.has(one.name)) return []
    return one.selections === undefined
      ? [one]
      : [{ ...one, selections: leftOut(one.selections, names) } as QueryPlanSelectionNode]
  })
}

function restoreFetch(node: FetchNode, separated: SeparatedRequirements): FetchNode {
  const renamed = inputRenames(node.requires ?? [], [], separated)
  const rewrites = [...renamed, ...(node.inputRewrites ?? [])]
  return {
    ...node,
    operation: restoreText(node.operation, separated),
    ...(rewrites.length > 0 && { inputRewrites: rewrites }),
  }
}

function restoreText(text: string, { fields }: SeparatedRequirements): string {
  let isChanged = false
  const document = visit(parse(text, { noLocation: true }), {
    Field(node) {
      const of = fields.get(node.name.value)
      if (of === undefined) return undefined
      isChanged = true
      return { ...node, alias: node.alias ?? node.name, name: { kind: Kind.NAME, value: of.field }, arguments: of.args }
    },
  })
  return isChanged ? stripIgnoredCharacters(print(document)) : text
}

/** Renames the made-up fields of a representation, the inner ones first. */
function inputRenames(
  selections: readonly QueryPlanSelectionNode[],
  at: readonly string[],
  separated: SeparatedRequirements,
): readonly FetchDataRewrite[] {
  return selections.flatMap((one): readonly FetchDataRewrite[] => {
    if (one.kind === 'InlineFragment') {
      const inside = one.typeCondition === undefined ? at : [...at, `... on ${one.typeCondition}`]
      return inputRenames(one.selections, inside, separated)
    }
    const path = [...at, one.name]
    const below = inputRenames(one.selections ?? [], path, separated)
    const of = separated.fields.get(one.name)
    return of === undefined ? below : [...below, { kind: 'KeyRenamer', path, renameKeyTo: of.field }]
  })
}
