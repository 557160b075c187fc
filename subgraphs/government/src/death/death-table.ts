import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface DeathRow extends VersionedRow {
  readonly workerId: string
  /** The complaint it became known by, if it did: whoever is kept from that is kept from this. */
  readonly complaintId: string | null
  readonly diedOn: string
  readonly country: string
  readonly cause: CauseOfDeath
  readonly causeDetail: string | null
  readonly recordedOn: string
}

export type CauseOfDeath = 'ILLNESS' | 'ACCIDENT' | 'WORK_ACCIDENT' | 'VIOLENCE' | 'SUICIDE' | 'NOT_KNOWN'

/** The deaths of workers. Another agency reads one once the family's consent has made it a party. */
export const deaths = rowTable<DeathRow>({
  type: 'Death',
  columns: {
    workerId: 'text',
    complaintId: 'text',
    diedOn: 'date',
    country: 'text',
    cause: 'text',
    causeDetail: 'text',
    recordedOn: 'date',
    version: 'int',
  },
  hangsOn: onComplaint,
})
