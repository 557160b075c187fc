import { rowTable, type VersionedRow } from '@simpul/agency'

export interface PlacementCompanyRow extends VersionedRow {
  readonly name: string
  readonly sip3miNumber: string | null
  readonly sip3miValidUntil: string | null
  readonly sip3miStatus: LicenceStatus | null
  readonly branch: string | null
  readonly depositStatus: DepositStatus | null
}

export type LicenceStatus = 'VALID' | 'SUSPENDED' | 'EXPIRED' | 'REVOKED'
export type DepositStatus = 'IN_PLACE' | 'PARTLY_DRAWN' | 'DRAWN' | 'MISSING'

/** The licensed companies. An NGO is a party of one while it takes part in a case against it. */
export const placementCompanies = rowTable<PlacementCompanyRow>({
  type: 'PlacementCompany',
  columns: {
    name: 'text',
    sip3miNumber: 'text',
    sip3miValidUntil: 'date',
    sip3miStatus: 'text',
    branch: 'text',
    depositStatus: 'text',
    version: 'int',
  },
})
