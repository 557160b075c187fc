import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { dayFrom, dayUntil, textOrNull } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import { refuseNotDeparted } from '../placement/refuse-not-departed.ts'
import { workplaceChecks } from './workplace-check-table.ts'

interface RecordWorkplaceCheckInput extends PlacementInput {
  readonly checkedOn: string
  readonly isAsAgreed: boolean
  readonly finding?: string | null
}

/** Records what a check of the place of work found. */
export async function recordWorkplaceCheck(
  _: unknown,
  { input }: { readonly input: RecordWorkplaceCheckInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly workplaceCheck: { readonly id: string } }> {
  const { placementId, isAsAgreed } = input
  const checkedOn = dayUntil('checkedOn', input.checkedOn, today)
  const finding = textOrNull('finding', input.finding, 2_000)
  if (!isAsAgreed && finding === null) throw notRight('finding', wantedThen)
  const workplaceCheck = await writing('recordWorkplaceCheck', input, async (write) => {
    const { workerId, departureDate } = refuseNotDeparted(await locked(write, namedPlacement, placementId))
    dayFrom('checkedOn', checkedOn, departureDate, { en: 'the day of departure', id: 'tanggal keberangkatan' })
    const id = randomUUID()
    await write.insert(workplaceChecks, { id, workerId, placementId, checkedOn, isAsAgreed, finding })
    return { id }
  })
  return { workplaceCheck }
}

const wantedThen = {
  en: 'is wanted where the place of work is not as agreed',
  id: 'wajib diisi bila tempat kerja tidak sesuai perjanjian',
}
