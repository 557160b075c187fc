import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { protectedStages } from '../protected-stage/protected-stage-table.ts'
import { type LockedWorker, lockWorker } from '../worker/locked-worker.ts'
import { behind, isProtected, nextStages, nextStatuses, type Stage, stageOf } from '../worker/stages.ts'
import { type LifecycleStatus, workers } from '../worker/worker-table.ts'
import { leaveCompanies } from './leave-companies.ts'
import { workerStages } from './worker-stage-table.ts'

/**
 * Notes a stage that follows from a fact of a case: somebody was brought home, or has died. A stage that no status tells,
 * such as `RETURNED_DECEASED`, takes along the status it stands behind. False, with nothing written, where the person is
 * not on record here, or the stage cannot follow or not on that day: the fact stands, and an officer moves the worker.
 */
export async function noteStage(write: Write, workerId: string, to: Stage, on: string): Promise<boolean> {
  const [known] = await write.query<readonly unknown[]>('select from worker where id = $1', [workerId])
  if (known === undefined) return false
  const worker = await lockWorker(write, { workerId })
  if (isTooEarly(worker, on)) return false
  const told = isProtected(to) ? statusBefore(worker, to) : to
  if (told === undefined || !isLegal(worker, told, to)) return false
  if (told !== worker.lifecycleStatus)
    await write.insert(workerStages, { id: randomUUID(), workerId, from: worker.lifecycleStatus, to: told, on })
  if (isProtected(to)) await write.insert(protectedStages, { id: randomUUID(), workerId, stage: to, on })
  await write.update(workers, workerId, { lifecycleStatus: told, stage: to, version: worker.version + 1 })
  if (told === 'CLOSED') await leaveCompanies(write, workerId)
  return true
}

function isTooEarly({ birthDate, movedOn }: LockedWorker, on: string): boolean {
  return on < (birthDate ?? on) || on < (movedOn ?? on)
}

/** The status behind which a protected stage stands: the one a worker has, or one that may follow it. */
function statusBefore(worker: LockedWorker, to: Stage): LifecycleStatus | undefined {
  const { scheme, lifecycleStatus } = worker
  return [lifecycleStatus, ...statusesAfter(worker)].find((status) =>
    behind(status, scheme ?? 'P_TO_P').some((stage) => stage === to),
  )
}

function isLegal(worker: LockedWorker, told: LifecycleStatus, to: Stage): boolean {
  if (told !== worker.lifecycleStatus) return statusesAfter(worker).includes(told)
  const scheme = worker.scheme ?? 'P_TO_P'
  return isProtected(to) && nextStages(stageOf(worker, scheme), scheme).includes(to)
}

function statusesAfter(worker: LockedWorker): readonly LifecycleStatus[] {
  const scheme = worker.scheme ?? 'P_TO_P'
  return nextStatuses({ lifecycleStatus: worker.lifecycleStatus, stage: stageOf(worker, scheme) }, scheme)
}
