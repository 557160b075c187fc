import type { Refusal } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { type CompiledSubscription, compileSubscription } from '../../compile/compile-subscription.ts'
import type { EngineSchemas } from '../../engine.ts'
import type { PlanService } from '../../plan/plan-thread.ts'
import { clientStep, type SeparateKeys } from '../../plan/separate-keys.ts'
import { planDocument } from '../../prepare/plan-document.ts'
import type { Pruned } from '../../prune/prune.ts'
import type { Booleans } from '../defer/label-defers.ts'

/** A subscription as one caller's matrix lets it be asked. */
export type PreparedSubscription =
  /** Its field is closed for the caller at every owner. */
  | { readonly kind: 'closed'; readonly refusal: Refusal; readonly path: readonly string[] }
  | {
      readonly kind: 'open'
      readonly compiled: CompiledSubscription
      readonly refusals: Pruned['refusals']
      readonly keys: SeparateKeys | undefined
    }

export interface PrepareSubscriptionOptions {
  readonly schemas: EngineSchemas
  readonly planner: PlanService
  readonly operationName: string | undefined
  readonly prune?: ((document: DocumentNode, schemas: EngineSchemas) => Pruned) | undefined
}

/** Prepares a subscription for one choice of its Boolean variables. */
export async function prepareSubscription(
  document: DocumentNode,
  booleans: Booleans,
  { schemas, planner, operationName, prune }: PrepareSubscriptionOptions,
): Promise<PreparedSubscription> {
  const pruned = prune?.(document, schemas) ?? { document, refusals: [] }
  const root = schemas.api.getSubscriptionType()?.name
  const closed = pruned.refusals.find(({ refusal }) => refusal.coordinate.startsWith(`${root}.`))
  if (closed !== undefined) return { kind: 'closed', ...closed }
  const { plan, keys } = await planDocument(schemas, planner, { document: pruned.document, operationName })
  const supergraph = { schema: schemas.supergraph, keysOf: schemas.requirements.keysOf }
  const compiled = compileSubscription(plan, supergraph, booleans)
  if (compiled === undefined) throw new HubError('BAD_INPUT', 'A subscription asks for its one field unconditionally.')
  return { kind: 'open', compiled, refusals: pruned.refusals, keys }
}

/** An error at the place that the client knows. */
export function asClientCalls(error: GraphQLFormattedError, keys: SeparateKeys | undefined): GraphQLFormattedError {
  return error.path === undefined ? error : { ...error, path: error.path.map((step) => clientStep(step, keys)) }
}
