import { createHash } from 'node:crypto'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface'
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import type { HubContext } from '../context.ts'
import { prune } from '../prune/prune.ts'
import { restoreNulls } from '../shape/restore-nulls.ts'

export interface HubGatewayOptions {
  readonly supergraph: string
  readonly sourceOf: (subgraph: string) => GraphQLDataSource
}

/** Plan and run: the library's planner and executor, with what is closed taken out before and put back as null after. */
export function hubGateway({ supergraph, sourceOf }: HubGatewayOptions): GatewayInterface {
  const gateway = new ApolloGateway({ supergraphSdl: supergraph, buildService: ({ name }) => sourceOf(name) })
  let schema: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
    async load(options) {
      const { executor } = await gateway.load(options)
      if (executor === null || schema === undefined) throw new Error('The gateway loaded no schema.')
      return { executor: prunedExecutor(executor, schema) }
    },
  }
}

function prunedExecutor(run: GatewayExecutor, schema: GraphQLSchema): GatewayExecutor {
  return async (request) => {
    const { matrix, account } = request.context as unknown as HubContext
    const { document, refusals } = prune(request.document, schema, matrix)
    for (const { refusal, path } of refusals) account.close(refusal, path)
    if (refusals.length === 0) return run(request)
    const result = await run(withDocument(request, document, matrix.key))
    const { operationName, variables } = request.request
    const data = restoreNulls(schema, request.document, operationName, variables, result.data)
    return { ...result, data: data ?? null } as GatewayExecutionResult
  }
}

/** The same request for the pruned operation; the plan cache's key covers whose pruning it is. */
function withDocument(
  request: GatewayGraphQLRequestContext,
  document: DocumentNode,
  matrixKey: string,
): GatewayGraphQLRequestContext {
  const operation = getOperationAST(document, request.request.operationName)
  const queryHash = createHash('sha256').update(request.queryHash).update(matrixKey).digest('hex')
  return { ...request, document, operation: operation ?? request.operation, queryHash }
}
