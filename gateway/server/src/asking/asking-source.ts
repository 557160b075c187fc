import type { GraphQLDataSource } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import type { GraphQLSchema } from 'graphql'
import type { HubContext } from '../context.ts'
import { askOwner } from './ask-owner.ts'
import type { OwnerAnswer, OwnerQuestion } from './inquiry.ts'

export interface AskingSourceOptions {
  /** The agency that answers for the subgraph. */
  readonly agency: string
  /** The types of the whole supergraph. */
  readonly schema: GraphQLSchema
}

/** A subgraph's source that asks its owner only what the caller's own agency lets it ask. */
export function askingSource(inner: GraphQLDataSource, { agency, schema }: AskingSourceOptions): GraphQLDataSource {
  return {
    async process(fetch) {
      const context = fetch.context as HubContext
      const owner = context.matrix.owner(agency)
      if (owner === undefined) return inner.process(fetch)
      const { query = '', variables = {} } = fetch.request
      const send = async (question: OwnerQuestion): Promise<OwnerAnswer> =>
        inner.process({ ...fetch, request: { ...fetch.request, ...question } })
      return (await askOwner({
        question: { query, variables },
        owner,
        schema,
        context,
        send,
      })) as GatewayGraphQLResponse
    },
  }
}
