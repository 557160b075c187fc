import { rowTable, type VersionedRow } from '@simpul/agency'

export interface RepatriationRow extends VersionedRow {
  readonly workerId: string
  /** The complaint it came from, if it came from one: whoever is kept from that is kept from this. */
  readonly complaintId: string | null
  readonly status: 'REQUESTED' | 'ACCEPTED' | 'PLANNED' | 'RETURNED' | 'DECLINED'
  /** An agency's id; it is a party of the row. */
  readonly requestedBy: string
  readonly requestedOn: string
  readonly country: string
  readonly neededBy: string | null
  readonly returnedOn: string | null
  readonly condition: 'WELL' | 'SICK' | 'INJURED' | 'DECEASED' | null
  readonly escort: string | null
  readonly costBearer: CostBearer | null
  /** Why nobody is brought home. */
  readonly declineReason: string | null
}

export type CostBearer = 'STATE' | 'REGENCY' | 'PLACEMENT_COMPANY' | 'EMPLOYER' | 'INSURANCE' | 'WORKER'

/** The ways home: asked for, planned and done. */
export const repatriations = rowTable<RepatriationRow>({
  type: 'Repatriation',
  columns: {
    workerId: 'text',
    complaintId: 'text',
    status: 'text',
    requestedBy: 'text',
    requestedOn: 'date',
    country: 'text',
    neededBy: 'date',
    returnedOn: 'date',
    condition: 'text',
    escort: 'text',
    costBearer: 'text',
    declineReason: 'text',
    version: 'int',
  },
  hangsOn: { type: 'Complaint', by: 'complaintId' },
})
