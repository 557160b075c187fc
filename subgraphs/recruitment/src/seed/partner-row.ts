import type { NewRow } from '@simpul/agency'
import type { OverseasPartner } from '@simpul/demo'
import type { OverseasPartnerRow } from '../overseas-partner/overseas-partner-table.ts'

/** A partner abroad in the company's book. */
export function partnerRow({ id, name, country }: OverseasPartner): NewRow<OverseasPartnerRow> {
  return { id, name, country, address: null, permitNumber: null, verifiedOn: null, endedOn: null, version: 1 }
}
