import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held, heldLiveCase } from '../input/held.ts'
import { optional } from '../input/read-text.ts'
import { readSteps } from './read-steps.ts'
import { readReviewDay } from './review-day.ts'
import { safetyPlans } from './safety-plan-table.ts'

interface ChangeSafetyPlanInput {
  readonly clientKey: string
  readonly planId: string
  readonly expectedVersion: number
  readonly steps?: readonly string[] | null
  readonly reviewOn?: string | null
}

const named = { field: 'planId', en: 'safety plan', id: 'rencana keselamatan' }

/** Changes what was agreed, or the day on which it is looked at again. Own staff only. */
export async function changeSafetyPlan(
  _: unknown,
  { input }: { readonly input: ChangeSafetyPlanInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const steps = Array.isArray(input.steps) ? readSteps('steps', input.steps) : undefined
  const day = optional(input.reviewOn, (given) => readReviewDay('reviewOn', given, context.today))
  const changed = await context.write('changeSafetyPlan', input, async (write) => {
    const plan = await held(write, safetyPlans, input.planId, named)
    const { id } = await heldLiveCase(write, plan.caseId)
    const changes = { steps: steps ?? plan.steps, reviewOn: day ?? plan.reviewOn }
    await write.change(safetyPlans, plan.id, input.expectedVersion, changes)
    return { id }
  })
  return { case: changed }
}
