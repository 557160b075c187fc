import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { countryOf, textOf, textOrNull } from '../acts/checks.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { visas } from './visa-table.ts'

interface RecordVisaInput extends PaperInput {
  readonly number: string
  readonly country: string
  readonly category?: string | null
  readonly expiresOn?: string | null
}

/** Records a visa as it was seen. */
export async function recordVisa(
  _: unknown,
  { input }: { readonly input: RecordVisaInput },
  { write: writing }: AgencyContext,
): Promise<{ readonly visa: { readonly id: string } }> {
  const { expiresOn = null } = input
  const number = textOf('number', input.number, 50)
  const country = countryOf('country', input.country)
  const category = textOrNull('category', input.category, 100)
  const visa = await writing('recordVisa', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(visas, { id, workerId, number, country, category, expiresOn })
    return { id }
  })
  return { visa }
}
