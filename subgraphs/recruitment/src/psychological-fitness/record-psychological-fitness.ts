import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { dayUntil } from '../acts/checks.ts'
import type { FitnessInput } from '../medical-fitness/record-fitness.ts'
import { refuseStranger } from '../worker/refuse-stranger.ts'
import { psychologicalFitness } from './psychological-fitness-table.ts'

/** Records whether the psychological examination found a candidate fit for work. */
export async function recordPsychologicalFitness(
  _: unknown,
  { input }: { readonly input: FitnessInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly psychologicalFitness: { readonly id: string } }> {
  const examinedOn = dayUntil('examinedOn', input.examinedOn, today)
  const record = await writing('recordPsychologicalFitness', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(psychologicalFitness, { id, workerId, isFit: input.isFit, examinedOn })
    return { id }
  })
  return { psychologicalFitness: record }
}
