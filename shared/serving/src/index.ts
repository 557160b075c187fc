export { maskUnexpected } from './answer-errors.ts'
export { HubError, type HubErrorCode, hubErrorCodes } from './hub-error.ts'
export { limitRule, maxPageSize, type Weight, weighOperation } from './limits/limit-rules.ts'
export { callerLimits, fetchLimits, type Limits } from './limits/limits.ts'
export { newServer } from './new-server.ts'
export { refusedIdentity } from './refused-identity.ts'
export {
  type RegisterReplica,
  type RegisterReplicaOptions,
  type ReplicaStore,
  registerReplica,
} from './register-replica.ts'
export { registerAt } from './register-source.ts'
export { statusOf } from './status.ts'
export { stopOnSignals } from './stop-on-signals.ts'
