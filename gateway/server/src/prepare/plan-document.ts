import type { QueryPlan } from '@apollo/query-planner'
import { HubError } from '@simpul/serving'
import { type DocumentNode, print, visit } from 'graphql'
import type { EngineSchemas } from '../engine.ts'
import { anchorObjects } from '../plan/anchor-objects.ts'
import { groupMutations } from '../plan/group-mutations.ts'
import { inlineFragments } from '../plan/inline-fragments.ts'
import type { PlanService } from '../plan/plan-thread.ts'
import { possibleFragments } from '../plan/possible-fragments.ts'
import { type SeparateKeys, separateKeys } from '../plan/separate-keys.ts'
import { withoutIntrospection } from './planned-document.ts'

/** The plan of a document, and how its keys differ from the document's. */
export interface PlannedDocument {
  readonly plan: QueryPlan
  readonly keys: SeparateKeys | undefined
}

/** Plans what is asked of the subgraphs: without introspection, the client's aliases apart from the planner's names. */
export async function planDocument(
  schemas: EngineSchemas,
  planner: PlanService,
  asked: { readonly document: DocumentNode; readonly operationName: string | undefined },
): Promise<PlannedDocument> {
  refuseOwnNames(asked.document)
  const { document, keys } = separateKeys(asked.document, schemas.plannerNames)
  const written = possibleFragments(inlineFragments(withoutIntrospection(document)), schemas.api)
  const text = print(anchorObjects(groupMutations(written)))
  return { plan: await planner.plan(text, asked.operationName), keys }
}

/** The planner and the requests that are made of its fetches call the objects that they ask about so. */
function refuseOwnNames(document: DocumentNode): void {
  visit(document, {
    VariableDefinition({ variable: { name } }) {
      if (!/^representations\d*$/.test(name.value)) return
      throw new HubError('BAD_INPUT', `A variable cannot be called $${name.value}: the hub uses that name itself.`)
    },
  })
}
