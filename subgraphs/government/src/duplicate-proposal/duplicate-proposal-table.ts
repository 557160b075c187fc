import { type Row, rowTable } from '@simpul/agency'

export interface DuplicateProposalRow extends Row {
  readonly workerId: string
  readonly otherWorkerId: string
  /** The worker, once the two are found to be one person: before that the other may be somebody else. */
  readonly subjectId: string | null
  readonly matchedBy: MatchGround
  readonly confidence: 'HIGH' | 'MEDIUM'
  readonly state: 'PROPOSED' | 'SAME' | 'DIFFERENT'
  readonly proposedOn: string
  readonly decidedOn: string | null
  readonly version: number
}

export type MatchGround = 'NIK' | 'NAME_AND_BIRTH_DATE'

/** Two ids that may be one person. Nothing is ever merged. */
export const duplicateProposals = rowTable<DuplicateProposalRow>({
  type: 'DuplicateProposal',
  columns: {
    workerId: 'text',
    otherWorkerId: 'text',
    subjectId: 'text',
    matchedBy: 'text',
    confidence: 'text',
    state: 'text',
    proposedOn: 'date',
    decidedOn: 'date',
    version: 'int',
  },
})
