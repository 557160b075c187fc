import { type Row, rowTable } from '@simpul/agency'

export interface CaseCommitmentRow extends Row {
  readonly complaintId: string
  readonly clarificationRequestId: string | null
  readonly workerId: string | null
  readonly promise: string
  /** An agency's id. */
  readonly madeBy: string
  readonly dueOn: string
  readonly state: 'OPEN' | 'KEPT' | 'RENEGOTIATED' | 'BROKEN'
  readonly keptOn: string | null
  readonly legalBasis: string | null
}

/** What respondents promised. The one who promised is a party, so the row does not hang on the complaint; others may be excluded from it. */
export const caseCommitments = rowTable<CaseCommitmentRow>({
  type: 'CaseCommitment',
  columns: {
    complaintId: 'text',
    clarificationRequestId: 'text',
    workerId: 'text',
    promise: 'text',
    madeBy: 'text',
    dueOn: 'date',
    state: 'text',
    keptOn: 'date',
    legalBasis: 'text',
  },
  hangsOn: { type: 'CaseCommitment', by: 'id' },
})
