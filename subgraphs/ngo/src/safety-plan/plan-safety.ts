import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { optional } from '../input/read-text.ts'
import type { RiskLevel } from '../risk-assessment/risk-assessment-table.ts'
import { readSteps } from './read-steps.ts'
import { readReviewDay, reviewDay } from './review-day.ts'
import { safetyPlans } from './safety-plan-table.ts'

interface PlanSafetyInput {
  readonly clientKey: string
  readonly caseId: string
  readonly steps: readonly string[]
  readonly reviewOn?: string | null
}

/** Agrees with the client what keeps her safe, and when that is looked at again. Own staff only. */
export async function planSafety(
  _: unknown,
  { input }: { readonly input: PlanSafetyInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const steps = readSteps('steps', input.steps)
  const named = optional(input.reviewOn, (day) => readReviewDay('reviewOn', day, context.today))
  const planned = await context.write('planSafety', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    const reviewOn = named ?? reviewDay(context.today, await dangerOf(write, caseId))
    await write.insert(safetyPlans, { id: randomUUID(), caseId, workerId, steps, reviewOn, version: 1 })
    return { id: caseId }
  })
  return { case: planned }
}

/** How great the danger was judged last; where nobody judged it, it may be great. */
async function dangerOf(write: Write, caseId: string): Promise<RiskLevel> {
  const [newest] = await write.query<{ level: RiskLevel }[]>(
    'select level from risk_assessment where case_id = $1 order by assessed_on desc, id desc limit 1',
    [caseId],
  )
  return newest?.level ?? 'HIGH'
}
