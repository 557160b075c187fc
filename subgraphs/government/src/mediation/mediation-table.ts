import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface MediationRow extends VersionedRow {
  readonly complaintId: string
  readonly workerId: string | null
  readonly state: 'PLANNED' | 'HELD' | 'CANCELLED'
  readonly plannedOn: string
  readonly place: string | null
  readonly heldOn: string | null
  readonly result: 'AGREED' | 'PARTLY_AGREED' | 'NOT_AGREED' | null
  readonly minutes: string | null
}

/** The mediations of complaints. */
export const mediations = rowTable<MediationRow>({
  type: 'Mediation',
  columns: {
    complaintId: 'text',
    workerId: 'text',
    state: 'text',
    plannedOn: 'date',
    place: 'text',
    heldOn: 'date',
    result: 'text',
    minutes: 'text',
    version: 'int',
  },
  hangsOn: onComplaint,
})
