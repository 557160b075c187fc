import { type Row, rowTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A visit to a client after her return. */
export interface FollowUpVisitRow extends Row {
  readonly caseId: string
  readonly planId: string
  readonly workerId: string
  readonly visitedOn: string
  readonly kind: string
  readonly findings: string
  readonly nextOn: string | null
}

/** The visits. */
export const followUpVisits = rowTable<FollowUpVisitRow>({
  type: 'FollowUpVisit',
  columns: {
    caseId: 'text',
    planId: 'text',
    workerId: 'text',
    visitedOn: 'date',
    kind: 'text',
    findings: 'text',
    nextOn: 'date',
  },
  hangsOn: onCase,
})
