import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { dayFrom, dayUntil } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import { refuseNotDeparted } from '../placement/refuse-not-departed.ts'
import { arrivalReports } from './arrival-report-table.ts'

interface RecordArrivalInput extends PlacementInput {
  readonly arrivedOn: string
  readonly reportedOn: string
}

/** Records that a worker arrived, once for a placement. */
export async function recordArrival(
  _: unknown,
  { input }: { readonly input: RecordArrivalInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly arrivalReport: { readonly id: string } }> {
  const { arrivedOn, placementId } = input
  const reportedOn = dayUntil('reportedOn', input.reportedOn, today)
  dayFrom('reportedOn', reportedOn, arrivedOn, { en: 'the day of arrival', id: 'tanggal kedatangan' })
  const arrivalReport = await writing('recordArrival', input, async (write) => {
    const { workerId, departureDate } = refuseNotDeparted(await locked(write, namedPlacement, placementId))
    dayFrom('arrivedOn', arrivedOn, departureDate, { en: 'the day of departure', id: 'tanggal keberangkatan' })
    const known = await write.query<readonly unknown[]>('select id from arrival_report where placement_id = $1', [
      placementId,
    ])
    if (known.length > 0) throw conflict('placementId', reportedBefore)
    const id = randomUUID()
    await write.insert(arrivalReports, { id, workerId, placementId, arrivedOn, reportedOn })
    return { id }
  })
  return { arrivalReport }
}

const reportedBefore = {
  en: 'The arrival of this placement is recorded already.',
  id: 'Kedatangan untuk penempatan ini sudah dicatat.',
}
