import { type Row, rowTable } from '@simpul/agency'
import type { CommitmentState } from '../agreement-commitment/commitment-moves.ts'

/** One change of a commitment, which stays as it was written. */
export interface CommitmentChangeRow extends Row {
  readonly agreementCommitmentId: string
  readonly number: number
  readonly fromState: CommitmentState
  readonly toState: CommitmentState
  readonly dueBefore: string
  readonly dueAfter: string
  /** What shows that it was kept, or why it was not. */
  readonly words: string
  readonly changedOn: string
}

/** The changes; a party of the commitment reads them. */
export const commitmentChanges = rowTable<CommitmentChangeRow>({
  type: 'CommitmentChange',
  columns: {
    agreementCommitmentId: 'text',
    number: 'int',
    fromState: 'text',
    toState: 'text',
    dueBefore: 'date',
    dueAfter: 'date',
    words: 'text',
    changedOn: 'date',
  },
  links: { type: 'AgreementCommitment', by: 'agreementCommitmentId' },
})
