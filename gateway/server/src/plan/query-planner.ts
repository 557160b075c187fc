import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type DocumentNode, parse } from 'graphql'
import { restoreRequirements } from './restore-requirements.ts'
import { separateRequirements } from './separate-requirements.ts'
import { unmetRequirements } from './unmet-requirements.ts'

/** Plans operations over one supergraph. It is built once a supergraph, which takes a while; a plan is plain data. */
export interface OperationPlanner {
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan
}

/** A planner for the text of a supergraph. Fragments of sub-operations stay written out, so that fetches can be merged. */
export function operationPlanner(supergraphSdl: string): OperationPlanner {
  const separated = separateRequirements(supergraphSdl)
  const supergraph = Supergraph.build(separated.supergraph)
  const planner = new QueryPlanner(supergraph, {
    generateQueryFragments: false,
    incrementalDelivery: { enableDefer: true },
  })
  const apiSchema = supergraph.apiSchema()
  const findUnmet = unmetRequirements(parse(separated.supergraph, { noLocation: true }))
  return {
    plan(document, operationName) {
      const operation = operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName })
      const plan = planner.buildQueryPlan(operation)
      const unmet = findUnmet(plan)
      if (unmet !== undefined) throw new Error(`No plan was found that has what ${unmet} requires.`)
      return restoreRequirements(plan, separated)
    },
  }
}
