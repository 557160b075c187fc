import type { PlanNode, QueryPlan, ResponsePath, SubscriptionNode } from '@apollo/query-planner'
import { fetchText } from './fetch-text.ts'
import { pathText } from './path-text.ts'

/** A plan as a report shows it. */
export type PlanTree =
  | { readonly kind: 'sequence' | 'parallel' | 'deferred'; readonly nodes: readonly PlanTree[] }
  | { readonly kind: 'if' | 'unless'; readonly variable: string; readonly nodes: readonly PlanTree[] }
  | PlanFetch

export interface PlanFetch {
  readonly kind: 'fetch'
  readonly subgraph: string
  /** Where in the answer the objects are that it completes; empty for the root. */
  readonly path: string
  readonly operation: string
}

export interface ShownPlan {
  /** Null where nothing is asked of any subgraph. */
  readonly tree: PlanTree | null
  /** True where fetches were left out because there are too many. */
  readonly isCut: boolean
}

const shown = new WeakMap<QueryPlan, ShownPlan>()

/** Shows a plan: its steps and the operation of each fetch, without any value. Of one plan it is made once. */
export function planTree(plan: QueryPlan): ShownPlan {
  const known = shown.get(plan)
  if (known !== undefined) return known
  const left: Left = { fetches: mostFetches, isCut: false }
  const trees = treesOf(plan.node, [], left)
  const made = { tree: one('sequence', trees), isCut: left.isCut }
  shown.set(plan, made)
  return made
}

const mostFetches = 100

interface Left {
  fetches: number
  isCut: boolean
}

function treesOf(node: PlanNode | SubscriptionNode | undefined, path: ResponsePath, left: Left): readonly PlanTree[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return group(node.kind === 'Sequence' ? 'sequence' : 'parallel', all(node.nodes, path, left))
    case 'Flatten':
      return treesOf(node.node, [...path, ...node.path], left)
    case 'Condition': {
      const variable = node.condition
      const [then, otherwise] = [treesOf(node.ifClause, path, left), treesOf(node.elseClause, path, left)]
      return [
        ...(then.length === 0 ? [] : [{ kind: 'if', variable, nodes: then } as const]),
        ...(otherwise.length === 0 ? [] : [{ kind: 'unless', variable, nodes: otherwise } as const]),
      ]
    }
    case 'Defer': {
      const deferred = all(
        node.deferred.map((part) => part.node),
        [],
        left,
      )
      return [...treesOf(node.primary.node, path, left), ...group('deferred', deferred)]
    }
    case 'Subscription':
      return [...treesOf(node.primary, path, left), ...treesOf(node.rest, path, left)]
    case 'Fetch':
      if (left.fetches === 0) {
        left.isCut = true
        return []
      }
      left.fetches -= 1
      return [{ kind: 'fetch', subgraph: node.serviceName, path: pathText(path), operation: fetchText(node.operation) }]
    case undefined:
      return []
  }
}

function all(nodes: readonly (PlanNode | undefined)[], path: ResponsePath, left: Left): readonly PlanTree[] {
  return nodes.flatMap((node) => treesOf(node, path, left))
}

function group(kind: 'sequence' | 'parallel' | 'deferred', nodes: readonly PlanTree[]): readonly PlanTree[] {
  if (nodes.length === 0) return []
  return nodes.length === 1 && kind !== 'deferred' ? nodes : [{ kind, nodes }]
}

function one(kind: 'sequence', trees: readonly PlanTree[]): PlanTree | null {
  return group(kind, trees)[0] ?? null
}
