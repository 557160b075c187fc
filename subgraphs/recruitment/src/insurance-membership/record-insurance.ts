import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { textOf } from '../acts/checks.ts'
import { conflict } from '../acts/refusals.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { insuranceMemberships } from './insurance-membership-table.ts'

interface RecordInsuranceInput extends PaperInput {
  readonly number: string
  readonly activeUntil: string
}

/** Records a membership that is not known yet; what becomes of it later is its renewal. */
export async function recordInsurance(
  _: unknown,
  { input }: { readonly input: RecordInsuranceInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly insuranceMembership: { readonly id: string } }> {
  const { activeUntil } = input
  const number = textOf('number', input.number, 50)
  const insuranceMembership = await writing('recordInsurance', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    await write.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`insurance of ${workerId}`])
    const known = await write.query<readonly unknown[]>(
      'select id from insurance_membership where worker_id = $1 and number = $2',
      [workerId, number],
    )
    if (known.length > 0) throw conflict('number', recordedBefore)
    const id = randomUUID()
    const isActive = activeUntil >= today
    await write.insert(insuranceMemberships, {
      id,
      workerId,
      number,
      activeUntil,
      isActive,
      benefitPaid: 0,
      version: 1,
    })
    return { id }
  })
  return { insuranceMembership }
}

const recordedBefore = {
  en: 'This membership is recorded already; renew it instead (renewInsurance).',
  id: 'Kepesertaan ini sudah dicatat; gunakan renewInsurance untuk memperbaruinya.',
}
