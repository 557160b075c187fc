import { type Row, rowTable } from '@simpul/agency'
import type { PlacementStatus } from './placement-steps.ts'

export interface PlacementRow extends Row {
  readonly workerId: string
  readonly jobOrderId: string | null
  readonly companyId: string
  readonly scheme: string
  readonly status: PlacementStatus
  readonly destinationCountry: string
  readonly position: string
  readonly sector: string
  readonly departureDate: string | null
  readonly flight: string | null
  readonly employerName: string | null
  readonly employerAddress: string | null
  readonly employerContact: string | null
  readonly overseasPartner: string | null
  readonly statusSince: string | null
  /** How the government stands to what was filed; null where nothing was. */
  readonly filingState: 'UNDECIDED' | 'CONFIRMED' | 'REFUSED' | null
  readonly version: number
}

/** The company's placements; each names its employer as it was told, whatever the book of employers says later. */
export const placements = rowTable<PlacementRow>({
  type: 'Placement',
  columns: {
    workerId: 'text',
    jobOrderId: 'text',
    companyId: 'text',
    scheme: 'text',
    status: 'text',
    destinationCountry: 'text',
    position: 'text',
    sector: 'text',
    departureDate: 'date',
    flight: 'text',
    employerName: 'text',
    employerAddress: 'text',
    employerContact: 'text',
    overseasPartner: 'text',
    statusSince: 'date',
    filingState: 'text',
    version: 'int',
  },
})
