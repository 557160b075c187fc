import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { dayFrom, dayUntil, numberOf, textOf, textOrNull } from '../acts/checks.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { type CompanyTrainingRow, companyTrainings } from './company-training-table.ts'

interface RecordCompanyTrainingInput extends PaperInput {
  readonly institution: string
  readonly programme: string
  readonly hours: number
  readonly result: CompanyTrainingRow['result']
  readonly startedOn: string
  readonly endedOn: string
  readonly certificateNumber?: string | null
}

/** Records a training that has ended, at the company or where it sent the candidate. */
export async function recordCompanyTraining(
  _: unknown,
  { input }: { readonly input: RecordCompanyTrainingInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly companyTraining: { readonly id: string } }> {
  const { startedOn, result } = input
  const training = {
    institution: textOf('institution', input.institution, 200),
    programme: textOf('programme', input.programme, 200),
    hours: numberOf('hours', input.hours, { least: 1, most: 5_000 }),
    result,
    startedOn,
    endedOn: dayFrom('endedOn', dayUntil('endedOn', input.endedOn, today), startedOn, firstDay),
    certificateNumber: textOrNull('certificateNumber', input.certificateNumber, 100),
  }
  const companyTraining = await writing('recordCompanyTraining', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(companyTrainings, { id, workerId, ...training })
    return { id }
  })
  return { companyTraining }
}

const firstDay = { en: 'the first day of training', id: 'hari pertama pelatihan' }
