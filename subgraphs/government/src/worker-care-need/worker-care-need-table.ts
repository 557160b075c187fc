import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface WorkerCareNeedRow extends VersionedRow {
  readonly workerId: string
  /** The complaint in which it was learned, if it was in one: whoever is kept from that is kept from this. */
  readonly complaintId: string | null
  readonly kind: 'DISABILITY' | 'PREGNANCY' | 'CHRONIC_ILLNESS' | 'INJURY' | 'MENTAL_HEALTH' | 'OTHER'
  readonly detail: string | null
  readonly sinceOn: string
  readonly untilOn: string | null
}

/** What workers need for their health, as far as care has to know. */
export const workerCareNeeds = rowTable<WorkerCareNeedRow>({
  type: 'WorkerCareNeed',
  columns: {
    workerId: 'text',
    complaintId: 'text',
    kind: 'text',
    detail: 'text',
    sinceOn: 'date',
    untilOn: 'date',
    version: 'int',
  },
  hangsOn: onComplaint,
})
