import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { heldLiveCase } from '../input/held.ts'
import { readComingDay, readPastDay } from '../input/read-day.ts'
import { optional, readName } from '../input/read-text.ts'
import { notNow } from '../input/wrong.ts'
import { shelterStays } from './shelter-stay-table.ts'

interface RecordShelterStayInput {
  readonly clientKey: string
  readonly caseId: string
  readonly place: string
  readonly fromOn?: string | null
  readonly plannedUntilOn?: string | null
}

/** Notes that a client is taken in at a shelter; she is in one at a time. Own staff only. */
export async function recordShelterStay(
  _: unknown,
  { input }: { readonly input: RecordShelterStayInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const place = readName('place', input.place)
  const fromOn = readPastDay('fromOn', input.fromOn ?? context.today, context.today)
  const plannedUntilOn = optional(input.plannedUntilOn, (day) => readComingDay('plannedUntilOn', day, context.today))
  const recorded = await context.write('recordShelterStay', input, async (write) => {
    const { id: caseId, workerId } = await heldLiveCase(write, input.caseId)
    await refuseSecondStay(write, caseId)
    const stay = { caseId, workerId, place, fromOn, plannedUntilOn, untilOn: null, version: 1 }
    await write.insert(shelterStays, { id: randomUUID(), ...stay })
    return { id: caseId }
  })
  return { case: recorded }
}

async function refuseSecondStay(write: Write, caseId: string): Promise<void> {
  const current = await write.query<unknown[]>(
    'select id from shelter_stay where case_id = $1 and until_on is null limit 1',
    [caseId],
  )
  if (current.length === 0) return
  throw notNow('caseId', {
    en: 'The client is in a shelter already; end that stay first',
    id: 'Klien masih tinggal di rumah aman; akhiri dahulu masa tinggal itu',
  })
}
