import { randomUUID } from 'node:crypto'
import { type AgencyContext, refused, type Write } from '@simpul/agency'
import { z } from 'zod'
import { inTheWay } from '../input/refusals.ts'
import { refuseBefore, refuseBeforeBirth } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, pastDay } from '../input/words.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { workerFacts } from '../worker/worker-facts.ts'
import { type MaritalStatus, workers } from '../worker/worker-table.ts'
import { type FamilyPermissionRow, familyPermissions } from './family-permission-table.ts'

export interface RecordFamilyPermissionInput {
  readonly clientKey: string
  readonly workerId: string
  readonly relation: FamilyPermissionRow['relation']
  readonly givenOn: string
  readonly villageKnewOn: string
  readonly desaCode?: string | null
}

/** A permission as it is on record. */
export interface FamilyPermissionPayload {
  readonly familyPermission: { readonly id: string }
}

/**
 * Records that spouse, parent or guardian permitted the placement and that the village head knows of it
 * (UU 18/2017 art. 13). Own staff only.
 */
export async function recordFamilyPermission(
  _: unknown,
  { input }: { readonly input: RecordFamilyPermissionInput },
  { today, write: writing }: AgencyContext,
): Promise<FamilyPermissionPayload> {
  const { desaCode, ...facts } = told(factsOf(today), input)
  refuseBefore('input.villageKnewOn', facts.villageKnewOn, facts.givenOn)
  const familyPermission = await writing('recordFamilyPermission', input, async (write) => {
    const { birthDate } = await lockWorker(write, facts)
    refuseBeforeBirth('input.givenOn', facts.givenOn, birthDate)
    await refuseSecond(write, facts.workerId)
    await refuseNoSpouse(write, input)
    const row = { id: randomUUID(), ...facts, relation: input.relation, desaCode: desaCode ?? null }
    await write.insert(familyPermissions, { ...row, withdrawnOn: null, version: 1 })
    await write.update(workers, facts.workerId, { hasFamilyPermission: true })
    return { id: row.id }
  })
  return { familyPermission }
}

function factsOf(today: string) {
  const { desaCode } = workerFacts(today)
  return z.object({ workerId: id, givenOn: pastDay(today), villageKnewOn: pastDay(today), desaCode })
}

async function refuseSecond(write: Write, workerId: string): Promise<void> {
  const live = 'select from family_permission where worker_id = $1 and withdrawn_on is null'
  const found = await write.query<readonly unknown[]>(live, [workerId])
  if (found.length === 0) return
  throw inTheWay('input.workerId', {
    en: 'A permission is on record for this worker already: withdraw it before another is recorded.',
    id: 'Izin keluarga pekerja ini sudah tercatat: catat pencabutannya sebelum mencatat yang baru.',
  })
}

/** Somebody on record as unmarried has no spouse who could permit it. */
async function refuseNoSpouse(write: Write, { workerId, relation }: RecordFamilyPermissionInput): Promise<void> {
  if (relation !== 'SPOUSE') return
  const [worker] = await write.query<readonly { readonly status: MaritalStatus | null }[]>(
    'select marital_status as status from worker where id = $1',
    [workerId],
  )
  if (worker?.status === null || worker?.status === 'MARRIED') return
  throw refused('input.relation', {
    en: 'input.relation cannot be SPOUSE for somebody on record as not married: correct the marital status first. Nothing was written.',
    id: 'input.relation tidak bisa SPOUSE untuk orang yang tercatat tidak menikah: perbaiki dahulu status perkawinan. Tidak ada yang ditulis.',
  })
}
