import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { overseasPartners } from './overseas-partner-table.ts'
import { namedPartner, type PartnerInput, type PartnerTermsInput, partnerTermsOf } from './partner-terms.ts'

export interface ChangeOverseasPartnerInput extends PartnerInput, PartnerTermsInput {}

/** Writes a partner's entry anew, such as when the Indonesian mission has verified it. */
export async function changeOverseasPartner(
  _: unknown,
  { input }: { readonly input: ChangeOverseasPartnerInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly overseasPartner: { readonly id: string } }> {
  const { partnerId: id, expectedVersion } = input
  const terms = partnerTermsOf(input, today)
  const overseasPartner = await writing('changeOverseasPartner', input, async (write) => {
    refuseEnded(namedPartner, await lockedAt(write, namedPartner, { id, expectedVersion }))
    await write.change(overseasPartners, id, expectedVersion, terms)
    return { id }
  })
  return { overseasPartner }
}
