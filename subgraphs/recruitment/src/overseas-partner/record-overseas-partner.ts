import { randomUUID } from 'node:crypto'
import type { AgencyContext, WriteInput } from '@simpul/agency'
import { overseasPartners } from './overseas-partner-table.ts'
import { type PartnerTermsInput, partnerTermsOf } from './partner-terms.ts'

export interface RecordOverseasPartnerInput extends WriteInput, PartnerTermsInput {}

/** Takes a partner abroad into the book. */
export async function recordOverseasPartner(
  _: unknown,
  { input }: { readonly input: RecordOverseasPartnerInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly overseasPartner: { readonly id: string } }> {
  const terms = partnerTermsOf(input, today)
  const overseasPartner = await writing('recordOverseasPartner', input, async (write) => {
    const id = randomUUID()
    await write.insert(overseasPartners, { ...terms, id, endedOn: null, version: 1 })
    return { id }
  })
  return { overseasPartner }
}
