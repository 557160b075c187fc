export { stringifyAnswer } from './answer/answer-text.ts'
export type { Asker, AskerFor, Permission } from './asking/asker.ts'
export { type Composed, compose, type SubgraphSource } from './compose/compose.ts'
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
export type { PlanService } from './plan/plan-thread.ts'
export type { SendToSubgraph, SubgraphAnswer, SubgraphRequest } from './run/run-plan.ts'
