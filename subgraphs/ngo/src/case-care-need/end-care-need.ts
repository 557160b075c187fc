import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { refuseEnd } from '../input/refuse-end.ts'
import { caseCareNeeds } from './case-care-need-table.ts'

interface EndCareNeedInput {
  readonly clientKey: string
  readonly needId: string
  readonly expectedVersion: number
  readonly untilOn?: string | null
}

const named = { field: 'needId', en: 'need', id: 'kebutuhan' }

/** Notes that a client needs something no longer. Own staff only. */
export async function endCareNeed(
  _: unknown,
  { input }: { readonly input: EndCareNeedInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const untilOn = readPastDay('untilOn', input.untilOn ?? context.today, context.today)
  const ended = await context.write('endCareNeed', input, async (write) => {
    const need = await held(write, caseCareNeeds, input.needId, named)
    refuseEnd(named.field, { from: need.sinceOn, until: untilOn, ended: need.untilOn })
    await write.change(caseCareNeeds, need.id, input.expectedVersion, { untilOn })
    return { id: need.caseId }
  })
  return { case: ended }
}
