import { type Row, rowTable } from '@simpul/agency'

/** What an agency promised the others. */
export interface AgreementCommitmentRow extends Row {
  readonly agreementId: string | null
  readonly meetingId: string | null
  readonly promise: string
  readonly madeBy: string
  readonly dueOn: string
  readonly state: 'OPEN' | 'KEPT' | 'RENEGOTIATED' | 'BROKEN'
  readonly keptOn: string | null
  readonly source: string
  readonly evidence: string | null
}

/** The commitments; a party of one reads it. */
export const agreementCommitments = rowTable<AgreementCommitmentRow>({
  type: 'AgreementCommitment',
  columns: {
    agreementId: 'text',
    meetingId: 'text',
    promise: 'text',
    madeBy: 'text',
    dueOn: 'date',
    state: 'text',
    keptOn: 'date',
    source: 'text',
    evidence: 'text',
  },
})
