import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { optional, readText } from '../input/read-text.ts'
import { caseMarkers } from './case-marker-table.ts'
import { readAssigned } from './read-assigned.ts'

interface MarkCaseInput {
  readonly clientKey: string
  readonly caseId: string
  readonly kind: string
  readonly detail?: string | null
  readonly assigned: readonly string[]
  readonly clientMayRead?: boolean | null
}

/** Notes signs of trafficking or of gender-based violence for the caseworkers it names. Own staff only. */
export async function markCase(
  _: unknown,
  { input }: { readonly input: MarkCaseInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { kind, clientMayRead } = input
  const detail = optional(input.detail, (text) => readText('detail', text))
  const assigned = readAssigned('assigned', input.assigned, context)
  const marked = await context.write('markCase', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    const subjectId = clientMayRead === true ? workerId : null
    const marker = { caseId, subjectId, kind, detail, markedOn: context.today, assigned, version: 1 }
    await write.insert(caseMarkers, { id: randomUUID(), ...marker })
    return { id: caseId }
  })
  return { case: marked }
}
