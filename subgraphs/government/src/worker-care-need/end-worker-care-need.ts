import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { inTheWay } from '../input/refusals.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { pastDay, version } from '../input/words.ts'
import type { CareNeedPayload } from './record-worker-care-need.ts'
import { workerCareNeeds } from './worker-care-need-table.ts'

export interface EndWorkerCareNeedInput {
  readonly clientKey: string
  readonly needId: string
  readonly expectedVersion: number
  readonly untilOn: string
}

/** Notes that a worker needs something no longer. Own staff only. */
export async function endWorkerCareNeed(
  _: unknown,
  { input }: { readonly input: EndWorkerCareNeedInput },
  { today, write: writing }: AgencyContext,
): Promise<CareNeedPayload> {
  told(z.object({ expectedVersion: version, untilOn: pastDay(today) }), input)
  const { untilOn, expectedVersion } = input
  const careNeed = await writing('endWorkerCareNeed', input, async (write) => {
    const need = await heldVersion(write, workerCareNeeds, { field: 'needId', id: input.needId, expectedVersion })
    if (need.untilOn !== null) throw overAlready(need.untilOn)
    refuseBefore('input.untilOn', untilOn, need.sinceOn)
    await write.change(workerCareNeeds, need.id, expectedVersion, { untilOn })
    return { id: need.id }
  })
  return { careNeed }
}

function overAlready(on: string): Error {
  return inTheWay('input.needId', {
    en: `The need is over since ${on} already.`,
    id: `Kebutuhan ini sudah berakhir sejak ${on}.`,
  })
}
