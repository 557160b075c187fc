export { writtenAnswer } from './answer/written-answer.ts'
export type { Asker, AskerFor, Permission } from './asking/asker.ts'
export { type Composed, compose, type SubgraphSource } from './compose/compose.ts'
export { readTrustedDocuments, type TrustedDocuments } from './documents/trusted-documents.ts'
export {
  type CompiledOperation,
  compileOperation,
  type EngineAnswer,
  type EngineSchemas,
  engineSchemas,
} from './engine.ts'
export { type EngineGatewayOptions, type EngineRequest, engineGateway } from './engine-gateway.ts'
export { type GatewayServices, gatewayServer, type Subgraph } from './gateway-server.ts'
export { hubSubgraph } from './hub/hub-subgraph.ts'
export { planHere } from './plan/plan-here.ts'
export { type PlanService, type PlanThreadOptions, planThread } from './plan/plan-thread.ts'
export { prepareOperation, type UnpreparedOperation } from './prepare/prepare-operation.ts'
export type { SendToSubgraph, SubgraphAnswer, SubgraphRequest } from './run/run-plan.ts'
export { type ReadAnswer, readAnswer } from './run/transport/read-answer.ts'
export type { SubgraphLimits } from './run/transport/subgraph-limits.ts'
export { type SubgraphTransport, subgraphTransport } from './run/transport/subgraph-transport.ts'
export type { Increment } from './stream/defer/deliver-parts.ts'
export { type DeferredOperation, prepareDeferred, type WholeOperation } from './stream/defer/prepare-deferred.ts'
export { type DeferredAnswer, runDeferred } from './stream/defer/run-deferred.ts'
export { type StreamLimits, streamLimits } from './stream/events/stream-limits.ts'
export { type GatewayTelemetry, type GatewayTelemetryOptions, gatewayTelemetry } from './telemetry/gateway-telemetry.ts'
