import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'
import type { RepatriationRequestState } from './request-moves.ts'

/** A request to bring a client home, as the organisation noted it. */
export interface RepatriationRequestRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string | null
  readonly country: string
  readonly neededBy: string | null
  readonly askedOf: string
  readonly askedOn: string
  readonly state: RepatriationRequestState
  readonly repatriationId: string | null
}

/** The requests. */
export const repatriationRequests = rowTable<RepatriationRequestRow>({
  type: 'RepatriationRequest',
  columns: {
    caseId: 'text',
    workerId: 'text',
    country: 'text',
    neededBy: 'date',
    askedOf: 'text',
    askedOn: 'date',
    state: 'text',
    repatriationId: 'text',
    version: 'int',
  },
  hangsOn: onCase,
})
