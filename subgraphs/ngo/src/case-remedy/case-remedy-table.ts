import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What the organisation claimed for a client, and what was obtained. */
export interface CaseRemedyRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string | null
  readonly type: string
  readonly amountClaimed: number | null
  readonly amountObtained: number | null
  readonly currency: string | null
  readonly obtainedOn: string | null
  readonly claimedOn: string | null
}

/** The remedies. */
export const caseRemedies = rowTable<CaseRemedyRow>({
  type: 'CaseRemedy',
  columns: {
    caseId: 'text',
    workerId: 'text',
    type: 'text',
    amountClaimed: 'int',
    amountObtained: 'int',
    currency: 'text',
    obtainedOn: 'date',
    claimedOn: 'date',
    version: 'int',
  },
  hangsOn: onCase,
})
