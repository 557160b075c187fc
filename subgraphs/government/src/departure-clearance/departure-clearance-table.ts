import { rowTable, type VersionedRow } from '@simpul/agency'

export interface DepartureClearanceRow extends VersionedRow {
  readonly workerId: string
  readonly orientationAttended: boolean
  readonly orientationDate: string | null
  readonly ePmiStatus: EPmiStatus
  readonly ePmiIsValid: boolean
  /** The day on which the provincial office’s record was looked at last. */
  readonly mirroredOn: string | null
}

export type EPmiStatus = 'NOT_APPLIED' | 'IN_PROCESS' | 'ISSUED' | 'EXPIRED'

/** What the central agencies recorded, as it was mirrored last; it follows the links of its worker. */
export const departureClearances = rowTable<DepartureClearanceRow>({
  type: 'DepartureClearance',
  columns: {
    workerId: 'text',
    orientationAttended: 'boolean',
    orientationDate: 'date',
    ePmiStatus: 'text',
    ePmiIsValid: 'boolean',
    mirroredOn: 'date',
    version: 'int',
  },
  links: { type: 'Worker', by: 'workerId' },
})
