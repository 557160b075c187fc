import type { AgencyContext } from '@simpul/agency'
import { dayFrom, dayUntil } from '../acts/checks.ts'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { overseasPartners } from './overseas-partner-table.ts'
import { namedPartner, type PartnerInput } from './partner-terms.ts'

export interface EndOverseasPartnerInput extends PartnerInput {
  readonly on?: string | null
}

/** Ends the work with a partner abroad. Orders and placements keep the name that they were told. */
export async function endOverseasPartner(
  _: unknown,
  { input }: { readonly input: EndOverseasPartnerInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly overseasPartner: { readonly id: string } }> {
  const { partnerId: id, expectedVersion } = input
  const endedOn = dayUntil('on', input.on ?? today, today)
  const overseasPartner = await writing('endOverseasPartner', input, async (write) => {
    const known = refuseEnded(namedPartner, await lockedAt(write, namedPartner, { id, expectedVersion }))
    dayFrom('on', endedOn, known.verifiedOn, { en: 'the day of the verification', id: 'tanggal verifikasi' })
    await write.change(overseasPartners, id, expectedVersion, { endedOn })
    return { id }
  })
  return { overseasPartner }
}
