import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { caseRemedies } from './case-remedy-table.ts'
import { readClaim } from './read-money.ts'

interface RecordCaseRemedyInput {
  readonly clientKey: string
  readonly caseId: string
  readonly type: string
  readonly amountClaimed?: number | null
  readonly currency?: string | null
  readonly claimedOn?: string | null
}

const nothingYet = { amountObtained: null, obtainedOn: null, version: 1 } as const

/** Notes what is claimed for a client. Own staff only. */
export async function recordCaseRemedy(
  _: unknown,
  { input }: { readonly input: RecordCaseRemedyInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const { type } = input
  const { amount: amountClaimed, currency } = readClaim(type, input.amountClaimed, input.currency)
  const claimedOn = readPastDay('claimedOn', input.claimedOn ?? context.today, context.today)
  const recorded = await context.write('recordCaseRemedy', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    const claim = { caseId, workerId, type, amountClaimed, currency, claimedOn }
    await write.insert(caseRemedies, { id: randomUUID(), ...claim, ...nothingYet })
    return { id: caseId }
  })
  return { case: recorded }
}
