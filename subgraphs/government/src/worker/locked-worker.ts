import { staleVersion, type Write } from '@simpul/agency'
import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import { notHere } from '../input/refusals.ts'
import type { Stage } from './stages.ts'
import type { LifecycleStatus } from './worker-table.ts'

/** A worker that nobody else changes before the transaction ends. */
export interface LockedWorker {
  readonly id: string
  readonly version: number
  readonly stage: Stage | null
  readonly lifecycleStatus: LifecycleStatus
  readonly birthDate: string | null
  readonly registeredOn: string | null
  /** The scheme of the placement that is filed and not over. */
  readonly scheme: PlacementScheme | null
  /** The day of the last status that is told. */
  readonly movedOn: string | null
  /** The day of the first status that is told. */
  readonly begunOn: string | null
  /** What a registration wants and is not known yet. */
  readonly missing: readonly string[]
}

export interface WorkerAt {
  readonly workerId: string
  readonly expectedVersion?: number
}

/** Holds a worker at the version that was read. */
export async function lockWorker(write: Write, { workerId, expectedVersion }: WorkerAt): Promise<LockedWorker> {
  // first the lock, then the reading: one statement would read the other tables as they were before it waited
  await write.query('select from worker where id = $1 for update', [workerId])
  const [found] = await write.query<readonly LockedWorker[]>(
    `select w.id, w.version, w.stage, w.lifecycle_status as "lifecycleStatus", w.birth_date::text as "birthDate",
       w.registered_on::text as "registeredOn",
       (select scheme from filed_placement p where p.worker_id = w.id and p.status not in ('ENDED', 'CANCELLED')) as scheme,
       (select max("on")::text from worker_stage s where s.worker_id = w.id) as "movedOn",
       (select min("on")::text from worker_stage s where s.worker_id = w.id) as "begunOn",
       array_remove(array[case when w.nik is null then 'nik' end, case when w.birth_date is null then 'birthDate' end,
         case when w.sex is null then 'sex' end, case when w.kecamatan_code is null then 'kecamatanCode' end], null) as missing
     from worker w where w.id = $1`,
    [workerId],
  )
  if (found === undefined) throw unknownWorker()
  if (expectedVersion !== undefined && found.version !== expectedVersion)
    throw staleVersion('input.expectedVersion', expectedVersion)
  return found
}

function unknownWorker(): Error {
  return notHere('input.workerId', { en: 'There is no such worker here.', id: 'Pekerja ini tidak ada di sini.' })
}
