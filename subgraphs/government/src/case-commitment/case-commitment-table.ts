import { rowTable, type VersionedRow } from '@simpul/agency'
import type { ComplainantRelation } from '../complainant/complainant-table.ts'

export interface CaseCommitmentRow extends VersionedRow {
  readonly complaintId: string
  readonly clarificationRequestId: string | null
  readonly workerId: string | null
  readonly promise: string
  /** An agency's id. */
  readonly madeBy: string
  readonly dueOn: string
  readonly state: 'OPEN' | 'KEPT' | 'RENEGOTIATED' | 'BROKEN'
  readonly keptOn: string | null
  /** The rule that sets the due date; null where the parties set it themselves. */
  readonly legalBasis: string | null
  /** Whether it was kept after its due date, or not kept when that had passed. */
  readonly isLate: boolean
  /** The one it takes the place of, where it was renegotiated. */
  readonly replacesId: string | null
  /** What showed that it was kept. */
  readonly evidence: string | null
  readonly brokenOn: string | null
  /** Who agreed to the new day for the company, where it was renegotiated. */
  readonly agreedForCompany: string | null
  /** And who for the worker: what they are to her, no name. */
  readonly agreedForWorker: ComplainantRelation | null
  /** The examination that was recommended because it was broken; the schema does not show it. */
  readonly sanctionId: string | null
}

/** Of a promise of which nothing has become yet. */
export const undecided = {
  state: 'OPEN',
  keptOn: null,
  isLate: false,
  replacesId: null,
  evidence: null,
  brokenOn: null,
  agreedForCompany: null,
  agreedForWorker: null,
  sanctionId: null,
  version: 1,
} as const satisfies Partial<CaseCommitmentRow>

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
    isLate: 'boolean',
    replacesId: 'text',
    evidence: 'text',
    brokenOn: 'date',
    agreedForCompany: 'text',
    agreedForWorker: 'text',
    sanctionId: 'text',
    version: 'int',
  },
  hangsOn: { type: 'CaseCommitment', by: 'id' },
})
