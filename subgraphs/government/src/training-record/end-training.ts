import { type AgencyContext, illegalMove } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { refuseBefore } from '../input/refuse-day.ts'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import type { TrainingPayload } from './record-training.ts'
import { endFacts, refuseUnlikely, type SaidOfEnd } from './training-facts.ts'
import { type TrainingResult, trainingRecords } from './training-record-table.ts'

export interface EndTrainingInput extends SaidOfEnd {
  readonly clientKey: string
  readonly trainingRecordId: string
  readonly expectedVersion: number
}

/** How a training may end; what has ended stays as it was found. */
export const trainingMoves: Readonly<Record<TrainingResult, readonly TrainingResult[]>> = {
  IN_PROGRESS: ['PASSED', 'FAILED', 'WITHDRAWN'],
  PASSED: [],
  FAILED: [],
  WITHDRAWN: [],
}

/** Notes how a training ended, with the hours and the certificate of competence. Own staff only. */
export async function endTraining(
  _: unknown,
  { input }: { readonly input: EndTrainingInput },
  { today, write: writing }: AgencyContext,
): Promise<TrainingPayload> {
  const facts = told(z.object({ trainingRecordId: id, expectedVersion: version, ...endFacts(today) }), input)
  const { expectedVersion } = facts
  const trainingRecord = await writing('endTraining', input, async (write) => {
    const asked = { field: 'trainingRecordId', id: facts.trainingRecordId, expectedVersion }
    const begun = await heldVersion(write, trainingRecords, asked)
    const legal = trainingMoves[begun.result]
    if (!legal.includes(input.result)) throw illegalMove('input.result', begun.result, input.result, legal)
    refuseUnlikely(input)
    const endedOn = facts.endedOn ?? null
    refuseBefore('input.endedOn', endedOn, begun.startedOn)
    const hours = facts.hours ?? begun.hours
    const certificateNumber = facts.certificateNumber ?? null
    const ended = { result: input.result, endedOn, hours, certificateNumber }
    await write.change(trainingRecords, begun.id, expectedVersion, ended)
    return { id: begun.id }
  })
  return { trainingRecord }
}
