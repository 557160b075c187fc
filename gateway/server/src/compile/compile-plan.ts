import type { FetchNode, PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner'
import { type CompiledFetch, compileFetch, type PlannedSupergraph } from './compile-fetch.ts'
import { type CompiledRequest, compileRequest } from './compile-request.ts'
import { compileSharing } from './share-equals.ts'

/** A plan as it is run: requests, each sent as soon as those that it builds on are answered. */
export interface CompiledPlan {
  readonly requests: readonly CompiledRequest[]
}

/** The values of the variables that decide `@skip` and `@include`. */
export type ConditionValues = Readonly<Record<string, boolean>>

/**
 * Compiles a plan for one choice of its conditions. Fetches that may run together and go to one subgraph become one
 * request; mutations keep their order, each alone. Of a whole operation's plan, equal objects of an answer are shared.
 */
export function compilePlan(
  plan: QueryPlan,
  supergraph: PlannedSupergraph,
  conditions: ConditionValues,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): CompiledPlan {
  const placed: Placed[] = []
  const { node } = plan
  if (node !== undefined && node.kind !== 'Subscription') place(node, { after: [], path: [] }, { placed, conditions })
  const fetches = placed.map(({ node, path }) => compileFetch(node, path, supergraph))
  return { requests: requestsOf(placed, isWhole ? withSharing(fetches) : fetches) }
}

/** A fetch of the plan with its place in the answer and the fetches it builds on. */
interface Placed {
  readonly node: FetchNode
  readonly path: ResponsePath
  readonly after: readonly number[]
  /** How many fetches stand before it, one behind the other. */
  readonly level: number
}

interface Place {
  readonly after: readonly number[]
  readonly path: ResponsePath
}

interface Placing {
  readonly placed: Placed[]
  readonly conditions: ConditionValues
}

/** Writes the fetches below a node down; answers those that what follows must wait for. */
function place(node: PlanNode, { after, path }: Place, to: Placing): readonly number[] {
  switch (node.kind) {
    case 'Sequence':
      return node.nodes.reduce((before, child) => place(child, { after: before, path }, to), after)
    case 'Parallel':
      return [...new Set(node.nodes.flatMap((child) => place(child, { after, path }, to)))]
    case 'Flatten':
      return place(node.node, { after, path: [...path, ...node.path] }, to)
    case 'Condition': {
      const chosen = to.conditions[node.condition] === true ? node.ifClause : node.elseClause
      return chosen === undefined ? after : place(chosen, { after, path }, to)
    }
    case 'Defer':
      return placeDeferred(node, { after, path }, to)
    case 'Fetch': {
      const level = Math.max(-1, ...after.map((index) => to.placed[index]?.level ?? -1)) + 1
      to.placed.push({ node, path, after, level })
      return [to.placed.length - 1]
    }
  }
}

/** Without a stream a deferred part is answered with the rest. */
function placeDeferred(node: Extract<PlanNode, { kind: 'Defer' }>, at: Place, to: Placing): readonly number[] {
  const primary = node.primary.node === undefined ? at.after : place(node.primary.node, at, to)
  const deferred = node.deferred.flatMap((part) =>
    part.node === undefined ? [] : place(part.node, { after: primary, path: [] }, to),
  )
  return [...new Set([...primary, ...deferred])]
}

function requestsOf(placed: readonly Placed[], fetches: readonly CompiledFetch[]): CompiledRequest[] {
  const groups = groupsOf(asLateAsOthers(placed, fetches), fetches)
  const groupOf = new Map(groups.flatMap((group, index) => group.map((fetch) => [fetch, index] as const)))
  return groups.map((group) => {
    const after = group.flatMap((fetch) => placed[fetch]?.after ?? []).map((fetch) => groupOf.get(fetch) ?? 0)
    return compileRequest(
      group.flatMap((fetch) => fetches[fetch] ?? []),
      [...new Set(after)],
    )
  })
}

function withSharing(fetches: readonly CompiledFetch[]): readonly CompiledFetch[] {
  const shares = compileSharing(fetches)
  return fetches.map((fetch, index) => ({ ...fetch, share: shares[index] }))
}

/**
 * A fetch for which nobody waits goes together with the last one to its subgraph: that is one request less, and the answer
 * is whole no later.
 */
function asLateAsOthers(placed: readonly Placed[], fetches: readonly CompiledFetch[]): readonly Placed[] {
  const awaited = new Set(placed.flatMap(({ after }) => after))
  const last = new Map<string, number>()
  const together = fetches.map(({ subgraph, entities }) =>
    entities === undefined ? undefined : `${subgraph} ${entities.mergeKey}`,
  )
  placed.forEach(({ level }, index) => {
    const key = together[index]
    if (key !== undefined) last.set(key, Math.max(level, last.get(key) ?? 0))
  })
  return placed.map((one, index) => {
    const key = together[index]
    if (key === undefined || awaited.has(index)) return one
    return { ...one, level: last.get(key) ?? one.level }
  })
}

/** Fetches that go together, in an order in which each group stands behind those it waits for. */
function groupsOf(placed: readonly Placed[], fetches: readonly CompiledFetch[]): number[][] {
  const groups = new Map<string, number[]>()
  const inOrder = placed.map((_, index) => index).sort((one, other) => levelAt(placed, one) - levelAt(placed, other))
  for (const index of inOrder) {
    const fetch = fetches[index]
    const together = fetch?.entities === undefined ? `alone ${index}` : fetch.entities.mergeKey
    const key = `${levelAt(placed, index)} ${fetch?.subgraph} ${together}`
    groups.set(key, [...(groups.get(key) ?? []), index])
  }
  return [...groups.values()]
}

function levelAt(placed: readonly Placed[], index: number): number {
  return placed[index]?.level ?? 0
}
