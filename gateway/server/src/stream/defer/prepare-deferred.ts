import type { DeferredNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { HubError } from '@simpul/serving'
import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { type CompiledPlan, compilePlan } from '../../compile/compile-plan.ts'
import type { EngineSchemas } from '../../engine.ts'
import type { PlanService } from '../../plan/plan-thread.ts'
import type { SeparateKeys } from '../../plan/separate-keys.ts'
import { type PlannedDocument, planDocument } from '../../prepare/plan-document.ts'
import type { Pruned } from '../../prune/prune.ts'
import { type AnswerPart, answerParts } from './answer-parts.ts'
import { type Booleans, labelDefers } from './label-defers.ts'

/** An operation whose answer comes in parts, ready to run. */
export interface DeferredOperation {
  readonly kind: 'deferred'
  readonly operation: OperationDefinitionNode
  readonly refusals: Pruned['refusals']
  readonly keys: SeparateKeys | undefined
  /** The shapes of the parts. */
  readonly first: AnswerPart
  readonly plan: CompiledPlan
  /** The fetches of the parts that follow, by the parts' labels. */
  readonly plans: ReadonlyMap<string, DeferredPlan>
  /** The client's labels by ours. */
  readonly labels: ReadonlyMap<string, string | undefined>
  readonly booleans: Booleans
}

/** The fetches of a part, and the ids of those that must be answered before. */
export interface DeferredPlan {
  readonly plan: CompiledPlan
  readonly after: readonly string[]
}

/** An operation of which nothing is worth deferring: its answer comes at once. */
export interface WholeOperation {
  readonly kind: 'whole'
}

/** What preparing stands on. */
export interface PrepareDeferredOptions {
  readonly schemas: EngineSchemas
  readonly planner: PlanService
  readonly operationName: string | undefined
  /** Takes out of the operation what is not asked for this caller. */
  readonly prune?: ((document: DocumentNode, schemas: EngineSchemas) => Pruned) | undefined
}

/** Prepares an operation with `@defer` for one choice of its Boolean variables. */
export async function prepareDeferred(
  document: DocumentNode,
  booleans: Booleans,
  { schemas, planner, operationName, prune }: PrepareDeferredOptions,
): Promise<DeferredOperation | WholeOperation> {
  const labelled = labelDefers(document, operationName, booleans)
  if (labelled === undefined || introspects(labelled.operation)) return { kind: 'whole' }
  const { operation, labels } = labelled
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation] }
  const pruned = prune?.(whole, schemas) ?? { document: whole, refusals: [] }
  const planned = await planOrNot(schemas, planner, { document: pruned.document, operationName })
  if (planned?.plan.node?.kind !== 'Defer') return { kind: 'whole' }
  const compile = compilerFor(schemas, booleans)
  const plans = new Map(
    allDeferred(planned.plan.node.deferred).map(({ label = '', depends, primary }) => [
      label,
      { plan: compile(primary), after: depends.map(({ id }) => id) },
    ]),
  )
  return {
    kind: 'deferred',
    operation,
    refusals: pruned.refusals,
    keys: planned.keys,
    first: answerParts(schemas.api, operation, new Set(plans.keys())),
    plan: compile(planned.plan.node.primary.node),
    plans,
    labels,
    booleans,
  }
}

/** The planner's own assertions fail for some ways to defer below interfaces: undefined for those. */
async function planOrNot(...asked: Parameters<typeof planDocument>): Promise<PlannedDocument | undefined> {
  try {
    return await planDocument(...asked)
  } catch (error) {
    if (error instanceof HubError) throw error // too complex, or not now
    return undefined
  }
}

function compilerFor(schemas: EngineSchemas, booleans: Booleans): (node: PlanNode | undefined) => CompiledPlan {
  const supergraph = { schema: schemas.supergraph, keysOf: schemas.requirements.keysOf }
  return (node) => {
    const plan: QueryPlan = node === undefined ? { kind: 'QueryPlan' } : { kind: 'QueryPlan', node }
    return compilePlan(plan, supergraph, booleans)
  }
}

type OneDeferred = Pick<DeferredNode, 'label' | 'depends'> & { readonly primary: PlanNode | undefined }

/** All deferred parts of a plan: of one that defers again, its own fetches alone. */
function allDeferred(nodes: readonly DeferredNode[]): readonly OneDeferred[] {
  return nodes.flatMap(({ label, depends, node }) => {
    const own = label === undefined ? {} : { label }
    if (node?.kind !== 'Defer') return [{ ...own, depends, primary: node }]
    return [{ ...own, depends, primary: node.primary.node }, ...allDeferred(node.deferred)]
  })
}

/** Introspection is answered from the schema: such an operation comes at once. */
function introspects({ selectionSet }: OperationDefinitionNode): boolean {
  let isFound = false
  visit(selectionSet, {
    Field({ name }) {
      isFound ||= name.value === '__schema' || name.value === '__type'
    },
  })
  return isFound
}
