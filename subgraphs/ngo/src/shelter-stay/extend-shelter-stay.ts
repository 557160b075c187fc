import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { readComingDay } from '../input/read-day.ts'
import { notNow } from '../input/wrong.ts'
import { namedStay } from './end-shelter-stay.ts'
import { shelterStays } from './shelter-stay-table.ts'

interface ExtendShelterStayInput {
  readonly clientKey: string
  readonly stayId: string
  readonly expectedVersion: number
  readonly plannedUntilOn: string
}

/** Says anew until when a client is to stay in the shelter. Own staff only. */
export async function extendShelterStay(
  _: unknown,
  { input }: { readonly input: ExtendShelterStayInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const plannedUntilOn = readComingDay('plannedUntilOn', input.plannedUntilOn, context.today)
  const extended = await context.write('extendShelterStay', input, async (write) => {
    const stay = await held(write, shelterStays, input.stayId, namedStay)
    if (stay.untilOn !== null)
      throw notNow(namedStay.field, { en: `It ended on ${stay.untilOn}`, id: `Sudah berakhir pada ${stay.untilOn}` })
    await write.change(shelterStays, stay.id, input.expectedVersion, { plannedUntilOn })
    return { id: stay.caseId }
  })
  return { case: extended }
}
