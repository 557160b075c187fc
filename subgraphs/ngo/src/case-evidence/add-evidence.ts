import { randomUUID } from 'node:crypto'
import { type AgencyContext, attachFile } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { readText } from '../input/read-text.ts'
import { caseEvidence } from './case-evidence-table.ts'

interface AddEvidenceInput {
  readonly clientKey: string
  readonly caseId: string
  readonly kind: string
  readonly description: string
  readonly receivedOn?: string | null
  readonly holdsOthersData: boolean
  readonly fileId?: string | null
}

/** Notes what there is to prove what was told. Own staff only. */
export async function addEvidence(
  _: unknown,
  { input }: { readonly input: AddEvidenceInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { kind, holdsOthersData, fileId = null } = input
  const description = readText('description', input.description)
  const receivedOn = readPastDay('receivedOn', input.receivedOn ?? context.today, context.today)
  const added = await context.write('addEvidence', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    const subjectId = holdsOthersData ? null : workerId
    const id = randomUUID()
    if (fileId !== null) await attachFile(write, { fileId, type: 'CaseEvidence', rowId: id })
    await write.insert(caseEvidence, { id, caseId, subjectId, kind, description, receivedOn, fileId })
    return { id: caseId }
  })
  return { case: added }
}
