import { rowTable, type VersionedRow } from '@simpul/agency'

export interface FiledPlacementRow extends VersionedRow {
  readonly workerId: string
  /** Null for the schemes that have no company. */
  readonly companyId: string | null
  readonly scheme: PlacementScheme
  readonly status: PlacementStatus
  readonly destinationCountry: string
  readonly position: string
  readonly sector: string
  readonly employerName: string | null
  readonly departureDate: string | null
  readonly flight: string | null
  readonly agreementNumber: string | null
  readonly agreementSignedOn: string | null
  readonly agreementVersion: number | null
  readonly agreementHash: string | null
  readonly contractVersion: number | null
  readonly contractMonthlyWage: number | null
  readonly contractCurrency: string | null
  readonly contractWeeklyHours: number | null
  readonly contractLeaveDays: number | null
  readonly contractTermMonths: number | null
  readonly filedOn: string
  readonly endedOn: string | null
  readonly endReason: PlacementEnd | null
}

export type PlacementStatus =
  | 'SELECTED'
  | 'AGREEMENT_SIGNED'
  | 'IN_PREPARATION'
  | 'READY_TO_DEPART'
  | 'DEPARTED'
  | 'ARRIVED'
  | 'WORKING'
  | 'ENDED'
  | 'CANCELLED'

/** The ways somebody may be placed abroad. */
export const placementSchemes = [
  'P_TO_P',
  'G_TO_G',
  'INDIVIDUAL',
  'OWN_COMPANY',
  'SSW',
  'RE_ENTRY',
  'SEAFARER',
] as const
export type PlacementScheme = (typeof placementSchemes)[number]

/** Why a placement is over. What would tell of somebody's health is not among them. */
export type PlacementEnd =
  | 'TERM_OVER'
  | 'RETURNED_EARLY'
  | 'WORKER_WITHDREW'
  | 'COMPANY_WITHDREW'
  | 'COUNTRY_CLOSED'
  | 'OTHER'

/** The copies that the law has companies file: as they were filed, whatever was signed abroad later. */
export const filedPlacements = rowTable<FiledPlacementRow>({
  type: 'FiledPlacement',
  columns: {
    workerId: 'text',
    companyId: 'text',
    scheme: 'text',
    status: 'text',
    destinationCountry: 'text',
    position: 'text',
    sector: 'text',
    employerName: 'text',
    departureDate: 'date',
    flight: 'text',
    agreementNumber: 'text',
    agreementSignedOn: 'date',
    agreementVersion: 'int',
    agreementHash: 'text',
    contractVersion: 'int',
    contractMonthlyWage: 'int',
    contractCurrency: 'text',
    contractWeeklyHours: 'int',
    contractLeaveDays: 'int',
    contractTermMonths: 'int',
    filedOn: 'date',
    endedOn: 'date',
    endReason: 'text',
    version: 'int',
  },
})
