import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { dayUntil } from '../acts/checks.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { medicalFitness } from './medical-fitness-table.ts'

/** What an examination found: fit or not, and when. There is no field for a diagnosis. */
export interface FitnessInput extends PaperInput {
  readonly isFit: boolean
  readonly examinedOn: string
}

/** Records whether a candidate is fit for work. */
export async function recordFitness(
  _: unknown,
  { input }: { readonly input: FitnessInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly medicalFitness: { readonly id: string } }> {
  const examinedOn = dayUntil('examinedOn', input.examinedOn, today)
  const record = await writing('recordFitness', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(medicalFitness, { id, workerId, isFit: input.isFit, examinedOn })
    return { id }
  })
  return { medicalFitness: record }
}
