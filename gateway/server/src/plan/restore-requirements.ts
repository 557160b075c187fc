import type {
  DeferNode,
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner'
import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql'
import { type Apart, requirementsApart } from './requirements-apart.ts'
import type { SeparatedRequirements } from './separate-requirements.ts'

/**
 * A plan over a supergraph of `separateRequirements`, as the subgraphs can answer it: a made-up field is an alias of the
 * one it stands for, a representation has it under that one's name, and what one representation cannot serve is asked for
 * apart.
 */
export function restoreRequirements(plan: QueryPlan, separated: SeparatedRequirements): QueryPlan {
  const { node } = plan
  if (node === undefined) return plan
  const restoring = { separated, isConditional: /@skip|@include|"Condition"/.test(JSON.stringify(node)) }
  if (node.kind !== 'Subscription') return { ...plan, node: restoreNode(node, restoring) }
  const primary = restoreFetch(node.primary, separated)
  return { ...plan, node: { ...node, primary, ...(node.rest && { rest: restoreNode(node.rest, restoring) }) } }
}

function restoreNode(node: PlanNode, restoring: Apart): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((one) => restoreNode(one, restoring)) }
    case 'Flatten':
      return { ...node, node: restoreNode(node.node, restoring) }
    case 'Condition': {
      const { ifClause, elseClause } = node
      return {
        ...node,
        ...(ifClause && { ifClause: restoreNode(ifClause, restoring) }),
        ...(elseClause && { elseClause: restoreNode(elseClause, restoring) }),
      }
    }
    case 'Fetch': {
      const parts = node.requires === undefined ? [node] : requirementsApart(node, restoring)
      const nodes = parts.map((one) => restoreFetch(one, restoring.separated))
      return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'Parallel', nodes }
    }
    case 'Defer':
      return restoreDeferred(node, restoring)
  }
}

function restoreDeferred(node: DeferNode, restoring: Apart): DeferNode {
  const { primary, deferred } = node
  return {
    ...node,
    primary: { ...primary, ...(primary.node && { node: restoreNode(primary.node, restoring) }) },
    deferred: deferred.map((one) => ({ ...one, ...(one.node && { node: restoreNode(one.node, restoring) }) })),
  }
}

function restoreFetch(node: FetchNode, separated: SeparatedRequirements): FetchNode {
  const renamed = inputRenames(node.requires ?? [], [], separated)
  const rewrites = [...renamed, ...(node.inputRewrites ?? [])]
  return {
    ...node,
    serviceName: separated.services.get(node.serviceName) ?? node.serviceName,
    operation: restoreText(node.operation, separated),
    ...(rewrites.length > 0 && { inputRewrites: rewrites }),
  }
}

function restoreText(text: string, { fields }: SeparatedRequirements): string {
  if (fields.size === 0) return text
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
