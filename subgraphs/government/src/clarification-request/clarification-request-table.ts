import { rowTable, type VersionedRow } from '@simpul/agency'

export interface ClarificationRequestRow extends VersionedRow {
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
  /** The day on which it was talked over. */
  readonly heldOn: string | null
  /** Whether the company admits what is alleged; null where it has not said. */
  readonly admits: boolean | null
  /** Of the second clarification: what followed from the first. */
  readonly followUp: string | null
  /** Of the second clarification: what kept the company from its first promise. */
  readonly obstacles: string | null
  readonly minutes: string | null
  /** What came of the talk. */
  readonly outcome: ClarificationOutcome | null
}

export type ClarificationOutcome = 'ADMITTED' | 'DENIED' | 'NO_SHOW'

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
    heldOn: 'date',
    admits: 'boolean',
    followUp: 'text',
    obstacles: 'text',
    minutes: 'text',
    outcome: 'text',
    version: 'int',
  },
  hangsOn: { type: 'ClarificationRequest', by: 'id' },
})
