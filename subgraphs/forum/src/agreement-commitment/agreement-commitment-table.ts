import { type Row, rowTable } from '@simpul/agency'
import type { CommitmentState } from './commitment-moves.ts'

/** What an agency promised the others. */
export interface AgreementCommitmentRow extends Row {
  readonly agreementId: string | null
  readonly meetingId: string | null
  readonly promise: string
  readonly madeBy: string
  /** Null where the day was not written down. */
  readonly madeOn: string | null
  readonly dueOn: string
  readonly state: CommitmentState
  readonly keptOn: string | null
  readonly source: string
  readonly evidence: string | null
  /** The day on which it was noted that it is late; null while it is not, and once it has another day. */
  readonly lateOn: string | null
  readonly version: number
}

/** The commitments; a party of one reads it. */
export const agreementCommitments = rowTable<AgreementCommitmentRow>({
  type: 'AgreementCommitment',
  columns: {
    agreementId: 'text',
    meetingId: 'text',
    promise: 'text',
    madeBy: 'text',
    madeOn: 'date',
    dueOn: 'date',
    state: 'text',
    keptOn: 'date',
    source: 'text',
    evidence: 'text',
    lateOn: 'date',
    version: 'int',
  },
})
