import { rowTable, type VersionedRow } from '@simpul/agency'

export interface OverseasPartnerRow extends VersionedRow {
  readonly name: string
  readonly country: string
  readonly address: string | null
  readonly permitNumber: string | null
  readonly verifiedOn: string | null
  readonly endedOn: string | null
}

/** The company's partners abroad (Mitra Usaha). */
export const overseasPartners = rowTable<OverseasPartnerRow>({
  type: 'OverseasPartner',
  columns: {
    name: 'text',
    country: 'text',
    address: 'text',
    permitNumber: 'text',
    verifiedOn: 'date',
    endedOn: 'date',
    version: 'int',
  },
})
