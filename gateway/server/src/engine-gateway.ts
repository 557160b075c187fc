import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface'
import { HubError } from '@simpul/serving'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { writtenData } from './answer/written-answer.ts'
import { type CompiledOperation, type EngineSchemas, engineSchemas } from './engine.ts'
import type { PlanService } from './plan/plan-thread.ts'
import { prepareOperation } from './prepare/prepare-operation.ts'
import { type Found, preparedOperations } from './prepare/prepared-operations.ts'
import type { Pruned } from './prune/prune.ts'
import { silentObserver } from './report/all-observers.ts'
import type { RequestObserver } from './report/observer.ts'
import type { SendToSubgraph } from './run/run-plan.ts'
import { unexplained } from './shape/unexplained.ts'
import { withoutDefer } from './stream/defer/label-defers.ts'

/** How the engine stands in the path of a server's requests. */
export interface EngineGatewayOptions<Context> {
  readonly supergraph: string
  /** The same, read, where it has been read already. */
  readonly schemas?: EngineSchemas
  readonly planner: PlanService
  /** How many prepared operations are kept. */
  readonly operations: number
  readonly requestFor: (context: Context) => EngineRequest
}

/** What one request brings to the engine besides its operation. */
export interface EngineRequest {
  /** Names everything besides the document on which the prepared operation depends: agency, role, purpose, epoch. */
  readonly key: string
  /** Takes out of the operation what is not asked for this caller; the answer has null there. */
  readonly prune?: (document: DocumentNode, schemas: EngineSchemas) => Pruned
  /** Hears of what was taken out. */
  readonly pruned?: (refusals: Pruned['refusals']) => void
  readonly send: SendToSubgraph
  /** Hears how the request goes. */
  readonly observer?: RequestObserver
}

/** The engine as Apollo Server's gateway. */
export interface EngineGateway extends GatewayInterface {
  /** How many prepared operations are kept now. */
  cachedPlans(): number
}

/** Plan, compile, run and shape, as Apollo Server's gateway; `writtenAnswer` must write its answers. */
export function engineGateway<Context>(options: EngineGatewayOptions<Context>): EngineGateway {
  const schemas = options.schemas ?? engineSchemas(options.supergraph)
  const prepared = preparedOperations<PreparedOperation>(options.operations)
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schemas.api, coreSupergraphSdl: options.supergraph })
      return () => undefined
    },
    cachedPlans: prepared.size,
    stop: () => options.planner.close(),
    async load() {
      return {
        executor: async (request) => {
          const engineRequest = options.requestFor(request.context as Context)
          return answer(request, engineRequest, {
            schemas,
            prepare: () =>
              prepared.get(keyOf(request, engineRequest), () =>
                prepare(request, engineRequest, schemas, options.planner),
              ),
          })
        },
      }
    },
  }
}

interface PreparedOperation {
  readonly refusals: Pruned['refusals']
  readonly compiled: CompiledOperation
}

interface Answering {
  readonly schemas: EngineSchemas
  readonly prepare: () => Found<PreparedOperation>
}

async function answer(
  { operation, request }: GatewayGraphQLRequestContext,
  { send, pruned, observer = silentObserver }: EngineRequest,
  { schemas, prepare }: Answering,
): Promise<GatewayExecutionResult> {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw noStreamHere()
  const variables = request.variables ?? {}
  const faults = faultsOf(schemas, operation, variables)
  if (faults.length > 0) return { errors: faults }
  const began = performance.now()
  const { prepared, isCached } = prepare()
  const { refusals, compiled } = await prepared
  tellPrepared({ refusals, compiled }, { isCached, milliseconds: performance.now() - began }, observer)
  pruned?.(refusals)
  const answered = await compiled.run(variables, send, observer.shaped)
  const shown = unexplained(answered.errors, refusals)
  return { data: writtenData(answered), ...(shown.length === 0 ? {} : { errors: shown.map(asError) }) }
}

function tellPrepared(
  { refusals, compiled }: PreparedOperation,
  how: { readonly isCached: boolean; readonly milliseconds: number },
  observer: RequestObserver,
): void {
  const pruned = refusals.map(({ refusal: { coordinate, reason }, path }) => ({ coordinate, reason, path }))
  observer.prepared({ plan: compiled.plan, pruned, ...how })
}

async function prepare(
  { document, operationName }: GatewayGraphQLRequestContext,
  { prune }: EngineRequest,
  schemas: EngineSchemas,
  planner: PlanService,
): Promise<PreparedOperation> {
  const whole = withoutDefer(document) // here everything is answered at once
  const pruned = prune?.(whole, schemas) ?? { document: whole, refusals: [] }
  const unprepared = { document, operationName: operationName ?? undefined, asked: pruned.document }
  return { refusals: pruned.refusals, compiled: await prepareOperation(schemas, planner, unprepared) }
}

function keyOf({ queryHash, operationName }: GatewayGraphQLRequestContext, { key }: EngineRequest): string {
  return `${queryHash} ${operationName ?? ''} ${key}`
}

/** The variables' faults, in graphql-js's words; Apollo Server answers them with status 400. */
function faultsOf(
  { api }: EngineSchemas,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  if (variableDefinitions.length === 0) return []
  return getVariableValues(api, variableDefinitions, variables, { maxErrors: 20 }).errors ?? []
}

function noStreamHere(): HubError {
  return new HubError('BAD_INPUT', 'A subscription is answered as a stream. Send it to /graphql/stream.')
}

function asError({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null })
}
