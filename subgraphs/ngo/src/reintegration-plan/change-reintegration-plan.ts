import { type AgencyContext, illegalMove } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { optional } from '../input/read-text.ts'
import { readSteps } from '../safety-plan/read-steps.ts'
import { readReviewDay } from '../safety-plan/review-day.ts'
import {
  type ReintegrationPlanRow,
  type ReintegrationPlanState,
  reintegrationPlans,
} from './reintegration-plan-table.ts'

interface ChangeReintegrationPlanInput {
  readonly clientKey: string
  readonly planId: string
  readonly expectedVersion: number
  readonly steps?: readonly string[] | null
  readonly reviewOn?: string | null
  readonly state?: ReintegrationPlanState | null
}

/** What people call a plan, and the field that names one. */
export const namedPlan = { field: 'planId', en: 'reintegration plan', id: 'rencana reintegrasi' }

/** Where a plan goes on; one that is over may be taken up again. */
export const planMoves: Readonly<Record<ReintegrationPlanState, readonly ReintegrationPlanState[]>> = {
  ACTIVE: ['DONE', 'GIVEN_UP'],
  DONE: ['ACTIVE'],
  GIVEN_UP: ['ACTIVE'],
}

/** Changes what was agreed, or notes that it is done or given up. Own staff only. */
export async function changeReintegrationPlan(
  _: unknown,
  { input }: { readonly input: ChangeReintegrationPlanInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const steps = Array.isArray(input.steps) ? readSteps('steps', input.steps) : undefined
  const day = optional(input.reviewOn, (given) => readReviewDay('reviewOn', given, context.today))
  const changed = await context.write('changeReintegrationPlan', input, async (write) => {
    const plan = await held(write, reintegrationPlans, input.planId, namedPlan)
    const state = input.state ?? plan.state
    if (plan.version === input.expectedVersion) refuseMove(plan, state)
    const changes = { steps: steps ?? plan.steps, reviewOn: day ?? plan.reviewOn, state }
    await write.change(reintegrationPlans, plan.id, input.expectedVersion, changes)
    return { id: plan.caseId }
  })
  return { case: changed }
}

function refuseMove(plan: ReintegrationPlanRow, next: ReintegrationPlanState): void {
  const legal = planMoves[plan.state]
  if (next !== plan.state && !legal.includes(next)) throw illegalMove('input.state', plan.state, next, legal)
}
