import {
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server'
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, getVariableValues } from 'graphql'
import type { HubContext } from '../../context.ts'
import type { EngineSchemas } from '../../engine.ts'
import type { EngineRequest } from '../../engine-gateway.ts'
import type { PlanService } from '../../plan/plan-thread.ts'
import { preparedOperations } from '../../prepare/prepared-operations.ts'
import { acceptsDeferred } from './accepts-deferred.ts'
import { deferredPayloads } from './deferred-payloads.ts'
import { mentionsDefer } from './label-defers.ts'
import { type DeferredOperation, prepareDeferred, type WholeOperation } from './prepare-deferred.ts'
import { runDeferred } from './run-deferred.ts'

/** What answers in parts stand on. */
export interface DeferredAnswersOptions {
  readonly schemas: EngineSchemas
  readonly planner: PlanService
  readonly requestFor: (context: HubContext) => EngineRequest
  /** How many prepared operations are kept. */
  readonly operations: number
  /** Masks what was not meant for a caller. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

type Asked = GraphQLRequestContextResponseForOperation<HubContext>

/**
 * Answers an operation with `@defer` in parts where the client accepts that. Every other operation, and one of which
 * nothing is deferred with its variables, is left to the engine, which answers at once.
 */
export function deferredAnswers(options: DeferredAnswersOptions): ApolloServerPlugin<HubContext> {
  const prepared = preparedOperations<DeferredOperation | WholeOperation>(options.operations)
  return {
    async requestDidStart() {
      return {
        async responseForOperation(asked) {
          if (!acceptsDeferred(asked.request.http?.headers.get('accept')) || !mentionsDefer(asked.document)) return null
          const variables = coercedVariables(asked, options.schemas)
          if (variables === undefined) return null // the engine says what is wrong with them
          const request = options.requestFor(asked.contextValue)
          try {
            const booleans = booleansOf(variables)
            const key = `${asked.queryHash} ${asked.operationName ?? ''} ${JSON.stringify(booleans)} ${request.key}`
            const operation = await prepared.get(key, () => prepare(asked, booleans, request, options)).prepared
            return operation.kind === 'whole' ? null : await answerInParts(operation, asked, request, options)
          } catch (error) {
            return single({ errors: [maskedBy(options)(error)] })
          }
        },
      }
    },
  }
}

function prepare(
  { document, operationName }: Asked,
  booleans: Readonly<Record<string, boolean>>,
  { prune }: EngineRequest,
  { schemas, planner }: DeferredAnswersOptions,
): Promise<DeferredOperation | WholeOperation> {
  return prepareDeferred(document, booleans, { schemas, planner, operationName: operationName ?? undefined, prune })
}

async function answerInParts(
  operation: DeferredOperation,
  { request, contextValue }: Asked,
  { send, pruned }: EngineRequest,
  options: DeferredAnswersOptions,
): Promise<GraphQLResponse> {
  pruned?.(operation.refusals)
  const answer = await runDeferred(operation, {
    schema: options.schemas.api,
    variables: request.variables ?? {},
    send,
    masked: maskedBy(options),
  })
  const { refusals } = operation
  const payloads = deferredPayloads(answer, { refusals, formatError: options.formatError, context: contextValue })
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'incremental', initialResult: payloads.initial, subsequentResults: payloads.rest },
  }
}

function single(singleResult: FormattedExecutionResult): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
}

function maskedBy({ formatError }: DeferredAnswersOptions): (error: unknown) => GraphQLFormattedError {
  return (error) => formatError(error instanceof GraphQLError ? error.toJSON() : { message: '' }, error)
}

function coercedVariables(
  { operation, request }: Asked,
  { api }: EngineSchemas,
): Readonly<Record<string, unknown>> | undefined {
  return getVariableValues(api, operation.variableDefinitions ?? [], request.variables ?? {}).coerced
}

function booleansOf(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (typeof value === 'boolean' ? [[name, value]] : [])),
  )
}
