import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { compileFetch, type PlannedSupergraph } from './compile-fetch.ts'
import { type CompiledPlan, type ConditionValues, compilePlan } from './compile-plan.ts'
import { type CompiledRequest, compileRequest } from './compile-request.ts'
import { isObject } from './own-property.ts'
import type { Target } from './targets.ts'

/** A subscription as it is run: one subgraph says that something happened, others complete what it says. */
export interface CompiledSubscription {
  /** The request that is answered again and again. */
  readonly source: CompiledRequest
  /** Takes over what the source said of one event: only what was asked for. */
  readonly begin: (said: unknown) => Target
  /** What is asked at each event to complete it. */
  readonly rest: CompiledPlan
}

/** Compiles the plan of a subscription for one choice of its conditions; undefined for any other plan. */
export function compileSubscription(
  { node }: QueryPlan,
  supergraph: PlannedSupergraph,
  conditions: ConditionValues,
): CompiledSubscription | undefined {
  if (node?.kind !== 'Subscription') return undefined
  const fetch = compileFetch(node.primary, [], supergraph)
  return {
    source: compileRequest([fetch], []),
    begin(said) {
      const data: Target = {}
      if (isObject(said)) fetch.complete(data, said)
      return data
    },
    rest: compilePlan(planOf(node.rest), supergraph, conditions),
  }
}

function planOf(node: PlanNode | undefined): QueryPlan {
  return node === undefined ? { kind: 'QueryPlan' } : { kind: 'QueryPlan', node }
}
