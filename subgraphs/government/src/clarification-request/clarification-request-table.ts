import { type Row, rowTable } from '@simpul/agency'

export interface ClarificationRequestRow extends Row {
  readonly complaintId: string
  readonly workerId: string | null
  readonly companyId: string
  readonly round: number
  readonly allegationClass: AllegationClass
  readonly question: string
  readonly state: 'ASKED' | 'ANSWERED' | 'OVERDUE' | 'CLOSED'
  readonly askedOn: string
  readonly dueOn: string
  readonly statement: string | null
  readonly answeredOn: string | null
}

export type AllegationClass = 'WAGES' | 'COSTS' | 'DOCUMENTS' | 'CONTRACT' | 'DEPARTURE' | 'WELFARE' | 'OTHER'

/** What companies are asked. The company asked is a party, so the row does not hang on the complaint; others may be excluded from it. */
export const clarificationRequests = rowTable<ClarificationRequestRow>({
  type: 'ClarificationRequest',
  columns: {
    complaintId: 'text',
    workerId: 'text',
    companyId: 'text',
    round: 'int',
    allegationClass: 'text',
    question: 'text',
    state: 'text',
    askedOn: 'date',
    dueOn: 'date',
    statement: 'text',
    answeredOn: 'date',
  },
  hangsOn: { type: 'ClarificationRequest', by: 'id' },
})
