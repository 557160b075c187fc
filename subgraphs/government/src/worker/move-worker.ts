import { randomUUID } from 'node:crypto'
import { type AgencyContext, illegalMove, refused, type Write } from '@simpul/agency'
import { z } from 'zod'
import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import { told } from '../input/told.ts'
import { id, pastDay, version } from '../input/words.ts'
import { leaveCompanies } from '../worker-stage/leave-companies.ts'
import { workerStages } from '../worker-stage/worker-stage-table.ts'
import { type LockedWorker, lockWorker } from './locked-worker.ts'
import { refuseMinor } from './refuse-minor.ts'
import { refuseDay } from './stage-day.ts'
import { isWayOut, nextStatuses, stageOf } from './stages.ts'
import { type LifecycleStatus, workers } from './worker-table.ts'

interface MoveWorkerInput {
  readonly clientKey: string
  readonly workerId: string
  readonly to: LifecycleStatus
  readonly on: string
  readonly scheme?: PlacementScheme | null
  readonly expectedVersion: number
}

/** Moves a worker to a status that may follow. Own staff only. */
export async function moveWorker(
  _: unknown,
  { input }: { readonly input: MoveWorkerInput },
  context: AgencyContext,
): Promise<{ readonly worker: { readonly id: string } }> {
  told(z.object({ workerId: id, on: pastDay(context.today), expectedVersion: version }), input)
  const worker = await context.write('moveWorker', input, async (write) => {
    const locked = await lockWorker(write, input)
    refuseMove(locked, input)
    await move(write, locked, input)
    return { id: locked.id }
  })
  return { worker }
}

function refuseMove(worker: LockedWorker, { to, on, scheme: given }: MoveWorkerInput): void {
  const { lifecycleStatus } = worker
  const scheme = worker.scheme ?? given ?? 'P_TO_P'
  const legal = nextStatuses({ lifecycleStatus, stage: stageOf(worker, scheme) }, scheme)
  if (!legal.includes(to)) throw illegalMove('input.to', lifecycleStatus, to, legal)
  refuseDay(on, worker)
  if (isWayOut(to)) refuseMinor('input.to', worker.birthDate, on)
  const [missing] = worker.missing
  if (to === 'REGISTERED' && missing !== undefined) {
    throw refused('input.to', {
      en: `input.to cannot be REGISTERED before ${worker.missing.join(', ')} is known: correct the worker first. Nothing was written.`,
      id: `input.to belum bisa REGISTERED selama ${worker.missing.join(', ')} belum diketahui: perbaiki data pekerja dahulu. Tidak ada yang ditulis.`,
    })
  }
}

async function move(write: Write, worker: LockedWorker, { to, on, expectedVersion }: MoveWorkerInput): Promise<void> {
  const { id: workerId, lifecycleStatus: from } = worker
  const registered = to === 'REGISTERED' ? { registeredOn: on } : {}
  await write.change(workers, workerId, expectedVersion, { lifecycleStatus: to, stage: to, ...registered })
  await write.insert(workerStages, { id: randomUUID(), workerId, from, to, on })
  if (to === 'CLOSED') await leaveCompanies(write, workerId)
}
