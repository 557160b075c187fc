import { randomUUID } from 'node:crypto'
import { type AgencyContext, addWorkingDays } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldClientCase } from '../input/held.ts'
import { optional } from '../input/read-text.ts'
import { readSteps } from '../safety-plan/read-steps.ts'
import { readReviewDay } from '../safety-plan/review-day.ts'
import { reintegrationPlans } from './reintegration-plan-table.ts'

interface PlanReintegrationInput {
  readonly clientKey: string
  readonly caseId: string
  readonly steps: readonly string[]
  readonly reviewOn?: string | null
}

const untilReview = 60

/** Agrees with a client what follows her return; her case may be closed by then. Own staff only. */
export async function planReintegration(
  _: unknown,
  { input }: { readonly input: PlanReintegrationInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { today } = context
  const steps = readSteps('steps', input.steps)
  const day = optional(input.reviewOn, (given) => readReviewDay('reviewOn', given, today))
  const reviewOn = day ?? addWorkingDays(today, untilReview)
  const planned = await context.write('planReintegration', input, async (write) => {
    const { id: caseId, workerId } = await heldClientCase(write, input.caseId)
    const plan = { caseId, workerId, steps, agreedOn: today, reviewOn, state: 'ACTIVE', version: 1 } as const
    await write.insert(reintegrationPlans, { id: randomUUID(), ...plan })
    return { id: caseId }
  })
  return { case: planned }
}
