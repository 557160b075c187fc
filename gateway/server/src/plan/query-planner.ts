import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'

/** Plans operations over one supergraph. It is built once a supergraph, which takes a while; a plan is plain data. */
export interface OperationPlanner {
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan
}

/** A planner for the text of a supergraph. Fragments of sub-operations stay written out, so that fetches can be merged. */
export function operationPlanner(supergraphSdl: string): OperationPlanner {
  const supergraph = Supergraph.build(supergraphSdl)
  const planner = new QueryPlanner(supergraph, { generateQueryFragments: false })
  const apiSchema = supergraph.apiSchema()
  return {
    plan(document, operationName) {
      const operation = operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName })
      return planner.buildQueryPlan(operation)
    },
  }
}
