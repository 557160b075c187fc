import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { narrowOperation } from './narrow-operation.ts'

/**
 * A plan in which each field of a mutation is answered wholly before the next one starts (GraphQL 6.2.2), in the order of
 * `keys`, which are the fields' in the planned document. The planner asks a subgraph for several at once, and for what
 * others add only after the last of them, by when it may be something else.
 */
export function mutationsApart(plan: QueryPlan, keys: readonly string[]): QueryPlan {
  const { node } = plan
  if (node === undefined || node.kind === 'Subscription' || keys.length < 2) return plan
  if (!hasFollowers(node) && keys.join() === mutationKeys(node).join()) return plan
  const nodes = keys.flatMap((key) => partOf(node, key) ?? [])
  return { ...plan, node: { kind: 'Sequence', nodes } }
}

function hasFollowers(node: PlanNode): boolean {
  return node.kind === 'Flatten' || childrenOf(node).some(hasFollowers)
}

function childrenOf(node: PlanNode): readonly PlanNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes
    case 'Condition':
      return [node.ifClause, node.elseClause].filter((one) => one !== undefined)
    default:
      return []
  }
}

/** The response keys of the mutation's fields, in the order in which they are asked for. */
function mutationKeys(node: PlanNode): readonly string[] {
  if (node.kind === 'Fetch') return node.operationKind === 'mutation' ? rootKeys(node) : []
  return [...new Set(childrenOf(node).flatMap(mutationKeys))]
}

function rootKeys(node: FetchNode): readonly string[] {
  const keys = new Set<string>()
  narrowOperation(node.operation, (field) => {
    keys.add((field.alias ?? field.name).value)
    return true
  })
  return [...keys]
}

/** What of a plan is for one of the mutation's fields; undefined for nothing. */
function partOf(node: PlanNode, key: string): PlanNode | undefined {
  switch (node.kind) {
    case 'Fetch':
      return node.operationKind === 'mutation' ? narrowFetch(node, key) : node
    case 'Flatten':
      return node.path[0] === key ? node : undefined
    case 'Sequence':
    case 'Parallel': {
      const nodes = node.nodes.flatMap((child) => partOf(child, key) ?? [])
      return nodes.length === 0 ? undefined : { ...node, nodes }
    }
    case 'Condition': {
      const ifClause = node.ifClause && partOf(node.ifClause, key)
      const elseClause = node.elseClause && partOf(node.elseClause, key)
      return {
        kind: 'Condition',
        condition: node.condition,
        ...(ifClause && { ifClause }),
        ...(elseClause && { elseClause }),
      }
    }
    case 'Defer':
      return node
  }
}

function narrowFetch(node: FetchNode, key: string): FetchNode | undefined {
  const narrowed = narrowOperation(node.operation, (field) => (field.alias ?? field.name).value === key)
  return narrowed === undefined ? undefined : { ...node, ...narrowed }
}
