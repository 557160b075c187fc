import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { readPastDay } from '../input/read-day.ts'
import { refuseEnd } from '../input/refuse-end.ts'
import { shelterStays } from './shelter-stay-table.ts'

interface EndShelterStayInput {
  readonly clientKey: string
  readonly stayId: string
  readonly expectedVersion: number
  readonly untilOn?: string | null
}

/** What people call a stay, and the field that names one. */
export const namedStay = { field: 'stayId', en: 'stay', id: 'masa tinggal' }

/** Notes that a client left the shelter. Own staff only. */
export async function endShelterStay(
  _: unknown,
  { input }: { readonly input: EndShelterStayInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const untilOn = readPastDay('untilOn', input.untilOn ?? context.today, context.today)
  const ended = await context.write('endShelterStay', input, async (write) => {
    const stay = await held(write, shelterStays, input.stayId, namedStay)
    refuseEnd(namedStay.field, { from: stay.fromOn, until: untilOn, ended: stay.untilOn })
    await write.change(shelterStays, stay.id, input.expectedVersion, { untilOn })
    return { id: stay.caseId }
  })
  return { case: ended }
}
