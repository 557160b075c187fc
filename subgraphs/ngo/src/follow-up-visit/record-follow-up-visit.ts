import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { readComingDay, readPastDay } from '../input/read-day.ts'
import { longest, optional, readText } from '../input/read-text.ts'
import { notNow, wrong } from '../input/wrong.ts'
import { namedPlan } from '../reintegration-plan/change-reintegration-plan.ts'
import { type ReintegrationPlanRow, reintegrationPlans } from '../reintegration-plan/reintegration-plan-table.ts'
import { followUpVisits } from './follow-up-visit-table.ts'

interface RecordFollowUpVisitInput {
  readonly clientKey: string
  readonly planId: string
  readonly visitedOn?: string | null
  readonly kind: string
  readonly findings: string
  readonly nextOn?: string | null
}

/** Notes a visit to a client after her return. Own staff only. */
export async function recordFollowUpVisit(
  _: unknown,
  { input }: { readonly input: RecordFollowUpVisitInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const visit = visitOf(input, context.today)
  const recorded = await context.write('recordFollowUpVisit', input, async (write) => {
    const plan = await held(write, reintegrationPlans, input.planId, namedPlan)
    refuseVisit(plan, visit.visitedOn)
    const { id: planId, caseId, workerId } = plan
    await write.insert(followUpVisits, { id: randomUUID(), planId, caseId, workerId, ...visit })
    return { id: caseId }
  })
  return { case: recorded }
}

function visitOf({ kind, ...input }: RecordFollowUpVisitInput, today: string) {
  const visitedOn = readPastDay('visitedOn', input.visitedOn ?? today, today)
  const findings = readText('findings', input.findings, longest)
  const nextOn = optional(input.nextOn, (day) => readComingDay('nextOn', day, today))
  if (nextOn === null || nextOn > visitedOn) return { visitedOn, kind, findings, nextOn }
  throw wrong('nextOn', { en: 'must be after the visit', id: 'harus setelah kunjungan' })
}

function refuseVisit({ state, agreedOn }: ReintegrationPlanRow, visitedOn: string): void {
  if (state !== 'ACTIVE')
    throw notNow('planId', {
      en: `This plan is ${state}; move it to ACTIVE first`,
      id: `Rencana ini sudah ${state}; pindahkan dahulu ke ACTIVE`,
    })
  if (visitedOn < agreedOn)
    throw wrong('visitedOn', {
      en: `must not be before the plan was agreed, ${agreedOn}`,
      id: `tidak boleh sebelum rencana disepakati, ${agreedOn}`,
    })
}
