import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { optional, readText } from '../input/read-text.ts'
import { type RiskLevel, riskAssessments } from './risk-assessment-table.ts'

interface AssessRiskInput {
  readonly clientKey: string
  readonly caseId: string
  readonly level: RiskLevel
  readonly detail?: string | null
  readonly assessedOn?: string | null
}

/** Judges how great the danger is. A judgement is never changed: the next one stands beside it. Own staff only. */
export async function assessRisk(
  _: unknown,
  { input }: { readonly input: AssessRiskInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { level } = input
  const detail = optional(input.detail, (text) => readText('detail', text))
  const assessedOn = readPastDay('assessedOn', input.assessedOn ?? context.today, context.today)
  const assessed = await context.write('assessRisk', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    await write.insert(riskAssessments, { id: randomUUID(), caseId, workerId, level, detail, assessedOn })
    return { id: caseId }
  })
  return { case: assessed }
}
