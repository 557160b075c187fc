import type { DocumentNode } from 'graphql'
import { type CompiledOperation, compileOperation, type EngineSchemas } from '../engine.ts'
import type { PlanService } from '../plan/plan-thread.ts'
import { planDocument } from './plan-document.ts'

/** An operation to prepare. */
export interface UnpreparedOperation {
  /** As the client wrote it, parsed and validated: the answer has its shape. */
  readonly document: DocumentNode
  readonly operationName: string | undefined
  /** What of it is asked of the subgraphs, if not all; the answer has null where something is left out. */
  readonly asked?: DocumentNode
}

/** Plans an operation and compiles it. */
export async function prepareOperation(
  schemas: EngineSchemas,
  planner: PlanService,
  { document, operationName, asked = document }: UnpreparedOperation,
): Promise<CompiledOperation> {
  const { plan, keys } = await planDocument(schemas, planner, { document: asked, operationName })
  return compileOperation(schemas, { document, operationName, plan, keys })
}
