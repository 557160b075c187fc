import { type Row, rowTable } from '@simpul/agency'

export interface DepartureClearanceRow extends Row {
  readonly workerId: string
  readonly orientationAttended: boolean
  readonly orientationDate: string | null
  readonly ePmiStatus: 'NOT_APPLIED' | 'IN_PROCESS' | 'ISSUED' | 'EXPIRED'
  readonly ePmiIsValid: boolean
}

/** What the central agencies recorded, as it was mirrored last; it follows the links of its worker. */
export const departureClearances = rowTable<DepartureClearanceRow>({
  type: 'DepartureClearance',
  columns: {
    workerId: 'text',
    orientationAttended: 'boolean',
    orientationDate: 'date',
    ePmiStatus: 'text',
    ePmiIsValid: 'boolean',
  },
  links: { type: 'Worker', by: 'workerId' },
})
