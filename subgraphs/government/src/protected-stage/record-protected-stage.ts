import { randomUUID } from 'node:crypto'
import { type AgencyContext, illegalMove } from '@simpul/agency'
import { z } from 'zod'
import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import { told } from '../input/told.ts'
import { id, pastDay, version } from '../input/words.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { refuseDay } from '../worker/stage-day.ts'
import { isProtected, nextStages, type ProtectedStageName, stageOf } from '../worker/stages.ts'
import { workers } from '../worker/worker-table.ts'
import { protectedStages } from './protected-stage-table.ts'

interface RecordProtectedStageInput {
  readonly clientKey: string
  readonly workerId: string
  readonly stage: ProtectedStageName
  readonly on: string
  readonly scheme?: PlacementScheme | null
  readonly expectedVersion: number
}

/** Notes a stage that no status tells. The status stays as it is. Own caseworkers only. */
export async function recordProtectedStage(
  _: unknown,
  { input }: { readonly input: RecordProtectedStageInput },
  context: AgencyContext,
): Promise<{ readonly worker: { readonly id: string } }> {
  told(z.object({ workerId: id, on: pastDay(context.today), expectedVersion: version }), input)
  const { workerId, stage, on, expectedVersion } = input
  const worker = await context.write('recordProtectedStage', input, async (write) => {
    const locked = await lockWorker(write, input)
    const scheme = locked.scheme ?? input.scheme ?? 'P_TO_P'
    const from = stageOf(locked, scheme)
    const legal = nextStages(from, scheme).filter(isProtected)
    if (!legal.includes(stage)) throw illegalMove('input.stage', from, stage, legal)
    refuseDay(on, locked)
    await write.change(workers, workerId, expectedVersion, { stage, ...found(stage) })
    await write.insert(protectedStages, { id: randomUUID(), workerId, stage, on })
    return { id: workerId }
  })
  return { worker }
}

/** Somebody found to have left outside the procedure is so from then on. */
function found(stage: ProtectedStageName) {
  return stage === 'NON_PROCEDURAL_DETECTED' ? ({ proceduralStatus: 'NON_PROCEDURAL' } as const) : {}
}
