import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { notNow, wrong } from '../input/wrong.ts'
import { type CaseRemedyRow, caseRemedies } from './case-remedy-table.ts'
import { readObtained } from './read-money.ts'

interface ObtainCaseRemedyInput {
  readonly clientKey: string
  readonly remedyId: string
  readonly expectedVersion: number
  readonly amountObtained?: number | null
  readonly obtainedOn?: string | null
}

const named = { field: 'remedyId', en: 'remedy', id: 'tuntutan' }

/** Notes what came of a claim: less than was claimed, or more, or nothing but the day. Own staff only. */
export async function obtainCaseRemedy(
  _: unknown,
  { input }: { readonly input: ObtainCaseRemedyInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const obtainedOn = readPastDay('obtainedOn', input.obtainedOn ?? context.today, context.today)
  const obtained = await context.write('obtainCaseRemedy', input, async (write) => {
    const remedy = await held(write, caseRemedies, input.remedyId, named)
    refuseDay(remedy, obtainedOn)
    const amountObtained = readObtained(remedy.amountClaimed, input.amountObtained)
    await write.change(caseRemedies, remedy.id, input.expectedVersion, { amountObtained, obtainedOn })
    return { id: remedy.caseId }
  })
  return { case: obtained }
}

function refuseDay({ obtainedOn: before, claimedOn }: CaseRemedyRow, day: string): void {
  if (before !== null)
    throw notNow(named.field, { en: `It was obtained on ${before}`, id: `Sudah diperoleh pada ${before}` })
  if (claimedOn !== null && day < claimedOn)
    throw wrong('obtainedOn', {
      en: `must not be before it was claimed, ${claimedOn}`,
      id: `tidak boleh sebelum dituntut, ${claimedOn}`,
    })
}
