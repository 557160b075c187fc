import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldClientCase } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { optional, readText } from '../input/read-text.ts'
import { caseCareNeeds } from './case-care-need-table.ts'

interface RecordCareNeedInput {
  readonly clientKey: string
  readonly caseId: string
  readonly kind: string
  readonly detail?: string | null
  readonly sinceOn?: string | null
}

/** Notes what a client needs for her health. Own staff only. */
export async function recordCareNeed(
  _: unknown,
  { input }: { readonly input: RecordCareNeedInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { kind } = input
  const detail = optional(input.detail, (text) => readText('detail', text))
  const sinceOn = readPastDay('sinceOn', input.sinceOn ?? context.today, context.today)
  const recorded = await context.write('recordCareNeed', input, async (write) => {
    const { id: caseId, workerId } = await heldClientCase(write, input.caseId)
    const need = { caseId, workerId, kind, detail, sinceOn, untilOn: null, version: 1 }
    await write.insert(caseCareNeeds, { id: randomUUID(), ...need })
    return { id: caseId }
  })
  return { case: recorded }
}
