import { rowTable, type VersionedRow } from '@simpul/agency'
import type { PlacementScheme, PlacementStatus } from '../filed-placement/filed-placement-table.ts'

export interface PlacementFilingRow extends VersionedRow {
  readonly companyId: string
  readonly placementId: string
  readonly revision: number
  readonly workerId: string
  readonly status: PlacementStatus
  readonly scheme: PlacementScheme
  readonly destinationCountry: string
  readonly position: string
  readonly sector: string
  readonly employerName: string | null
  readonly departureDate: string | null
  readonly flight: string | null
  readonly agreementNumber: string | null
  readonly agreementVersion: number | null
  readonly agreementSignedOn: string | null
  readonly agreementHash: string | null
  readonly contractVersion: number | null
  readonly contractMonthlyWage: number | null
  readonly contractCurrency: string | null
  readonly contractWeeklyHours: number | null
  readonly contractLeaveDays: number | null
  readonly contractTermMonths: number | null
  readonly state: FilingState
  readonly refusedFor: FilingRefusal | null
  readonly receivedOn: string
  readonly decidedOn: string | null
  readonly filedPlacementId: string | null
}

export type FilingState = 'WAITING' | 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN'
export type FilingRefusal = 'WORKER_UNKNOWN' | 'NOT_SIGNED_HERE' | 'TERMS_DIFFER' | 'OTHER'

/** What companies file by themselves, before and after an officer has looked at it. */
export const placementFilings = rowTable<PlacementFilingRow>({
  type: 'PlacementFiling',
  columns: {
    companyId: 'text',
    placementId: 'text',
    revision: 'int',
    workerId: 'text',
    status: 'text',
    scheme: 'text',
    destinationCountry: 'text',
    position: 'text',
    sector: 'text',
    employerName: 'text',
    departureDate: 'date',
    flight: 'text',
    agreementNumber: 'text',
    agreementVersion: 'int',
    agreementSignedOn: 'date',
    agreementHash: 'text',
    contractVersion: 'int',
    contractMonthlyWage: 'int',
    contractCurrency: 'text',
    contractWeeklyHours: 'int',
    contractLeaveDays: 'int',
    contractTermMonths: 'int',
    state: 'text',
    refusedFor: 'text',
    receivedOn: 'date',
    decidedOn: 'date',
    filedPlacementId: 'text',
    version: 'int',
  },
})
