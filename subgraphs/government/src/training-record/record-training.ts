import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { refuseBefore, refuseBeforeBirth } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, line, pastDay } from '../input/words.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { endFacts, refuseUnlikely, type SaidOfEnd } from './training-facts.ts'
import { trainingRecords } from './training-record-table.ts'

export interface RecordTrainingInput extends SaidOfEnd {
  readonly clientKey: string
  readonly workerId: string
  readonly institution: string
  readonly programme: string
  readonly startedOn: string
}

/** A training as it is on record. */
export interface TrainingPayload {
  readonly trainingRecord: { readonly id: string }
}

/** Records a training that was begun, and how it ended where it has. Own staff only. */
export async function recordTraining(
  _: unknown,
  { input }: { readonly input: RecordTrainingInput },
  { today, write: writing }: AgencyContext,
): Promise<TrainingPayload> {
  const { workerId, ...facts } = told(factsOf(today), input)
  refuseUnlikely(input)
  refuseBefore('input.endedOn', facts.endedOn ?? null, facts.startedOn)
  const trainingRecord = await writing('recordTraining', input, async (write) => {
    const worker = await lockWorker(write, { workerId })
    refuseBeforeBirth('input.startedOn', facts.startedOn, worker.birthDate)
    const row = { id: randomUUID(), workerId, result: input.result, version: 1 }
    await write.insert(trainingRecords, {
      ...row,
      institution: facts.institution,
      programme: facts.programme,
      startedOn: facts.startedOn,
      endedOn: facts.endedOn ?? null,
      hours: facts.hours ?? null,
      certificateNumber: facts.certificateNumber ?? null,
    })
    return { id: row.id }
  })
  return { trainingRecord }
}

function factsOf(today: string) {
  const where = { institution: line(200), programme: line(200), startedOn: pastDay(today) }
  return z.object({ workerId: id, ...where, ...endFacts(today) })
}
