import type { NewRow, WriteInput } from '@simpul/agency'
import { countryOf, dayUntil, textOf, textOrNull } from '../acts/checks.ts'
import type { Named } from '../acts/own-row.ts'
import { type OverseasPartnerRow, overseasPartners } from './overseas-partner-table.ts'

/** What the book says of a partner, as an officer writes it. */
export interface PartnerTermsInput {
  readonly name: string
  readonly country: string
  readonly address?: string | null
  readonly permitNumber?: string | null
  readonly verifiedOn?: string | null
}

/** An input that changes a partner. */
export interface PartnerInput extends WriteInput {
  readonly partnerId: string
  readonly expectedVersion: number
}

/** A partner that an input names. */
export const namedPartner: Named<OverseasPartnerRow> = {
  table: overseasPartners,
  field: 'partnerId',
  what: { en: 'overseas partner', id: 'mitra usaha' },
}

type PartnerTerms = Omit<NewRow<OverseasPartnerRow>, 'id' | 'version' | 'endedOn'>

/** Checks what the book says of a partner; refused with the field and what to do. */
export function partnerTermsOf(input: PartnerTermsInput, today: string): PartnerTerms {
  const { verifiedOn } = input
  return {
    name: textOf('name', input.name, 200),
    country: countryOf('country', input.country),
    address: textOrNull('address', input.address, 500),
    permitNumber: textOrNull('permitNumber', input.permitNumber, 100),
    verifiedOn: typeof verifiedOn === 'string' ? dayUntil('verifiedOn', verifiedOn, today) : null,
  }
}
