import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { execute, type GraphQLSchema, getOperationAST, parse } from 'graphql'
import type { ComparedAnswer, ConformanceGraph } from './conformance.ts'
import type { RandomOperation } from './draw-operation.ts'
import type { RunState } from './graph-resolvers.ts'
import { nulledPlaces } from './nulled-places.ts'

/** What the library's own gateway answers to operations of one graph, until it is closed. */
export interface LibraryGateway {
  answer(operation: RandomOperation): Promise<ComparedAnswer>
  close(): Promise<void>
}

/** Starts the library's gateway on a graph, over the same subgraphs in process. */
export async function libraryGateway({ supergraph, subgraphs }: ConformanceGraph): Promise<LibraryGateway> {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true' // or it looks for a cloud around it and reports to its maker
  const schemas = new Map(subgraphs.map(({ name, careless }) => [name, careless]))
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    logger: silent,
    buildService: ({ name }) => localSource(schemas.get(name)),
  })
  const { executor } = await gateway.load()
  return { answer, close: () => gateway.stop() }

  async function answer({ text, variables }: RandomOperation): Promise<ComparedAnswer> {
    const document = parse(text)
    const state: RunState = { writes: [] }
    const asked = {
      document,
      operation: getOperationAST(document),
      operationName: null,
      queryHash: text,
      source: text,
      request: { query: text, variables },
      schema: gateway.schema,
      context: state,
      metrics: {},
      cache: undefined,
      logger: silent,
      overallCachePolicy: {},
    }
    const { data, errors } = await executor(asked as never)
    const plain = JSON.parse(JSON.stringify(data ?? null))
    return { data: JSON.stringify(plain), nulled: nulledPlaces(plain, JSON.parse(JSON.stringify(errors ?? []))) }
  }
}

const nothing = () => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }

function localSource(schema: GraphQLSchema | undefined): GraphQLDataSource<RunState> {
  return {
    async process({ request, context }) {
      if (schema === undefined) throw new Error('There is no such subgraph.')
      const contextValue = context ?? { writes: [] }
      const document = parse(request.query ?? '')
      const result = await execute({ schema, document, variableValues: request.variables ?? {}, contextValue })
      return JSON.parse(JSON.stringify(result))
    },
  }
}
