import { parse } from 'graphql'
import type { PlanService } from './plan-thread.ts'
import { operationPlanner } from './query-planner.ts'

/** Plans in the thread that asks: for tests, and for tools that plan one operation and end. */
export function planHere(supergraph: string): PlanService {
  const planner = operationPlanner(supergraph)
  return {
    plan: async (operation, operationName) =>
      JSON.parse(JSON.stringify(planner.plan(parse(operation, { noLocation: true }), operationName))),
    close: async () => undefined,
  }
}
