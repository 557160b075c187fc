import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readPastMoment } from '../input/read-day.ts'
import { longest, readText } from '../input/read-text.ts'
import { caseNarratives } from './case-narrative-table.ts'

interface AddNarrativeInput {
  readonly clientKey: string
  readonly caseId: string
  readonly text: string
  readonly takenAt?: string | null
  readonly holdsOthersData: boolean
}

/** Adds to what was told; what was taken down before stays as it is. Own staff only. */
export async function addNarrative(
  _: unknown,
  { input }: { readonly input: AddNarrativeInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const text = readText('text', input.text, longest)
  const takenAt = readPastMoment('takenAt', input.takenAt ?? context.now.toISOString(), context.now)
  const added = await context.write('addNarrative', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    const subjectId = input.holdsOthersData ? null : workerId
    await write.insert(caseNarratives, { id: randomUUID(), caseId, subjectId, text, takenAt })
    return { id: caseId }
  })
  return { case: added }
}
