import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'
import type { RemedyType } from '../remedy/remedy-table.ts'

export interface DepositProposalRow extends VersionedRow {
  readonly complaintId: string
  readonly workerId: string | null
  readonly companyId: string
  /** In rupiah. */
  readonly amount: number
  /** What the worker obtains by it. */
  readonly remedyType: RemedyType
  readonly ground: string
  readonly state: DepositProposalState
  readonly proposedOn: string
  readonly sentOn: string | null
  readonly decidedOn: string | null
  readonly drawnOn: string | null
  readonly legalBasis: string
}

export type DepositProposalState = 'PROPOSED' | 'SENT' | 'APPROVED' | 'REFUSED' | 'DRAWN'

/** The proposals to draw a company's deposit, which the ministry decides on. */
export const depositProposals = rowTable<DepositProposalRow>({
  type: 'DepositProposal',
  columns: {
    complaintId: 'text',
    workerId: 'text',
    companyId: 'text',
    amount: 'int',
    remedyType: 'text',
    ground: 'text',
    state: 'text',
    proposedOn: 'date',
    sentOn: 'date',
    decidedOn: 'date',
    drawnOn: 'date',
    legalBasis: 'text',
    version: 'int',
  },
  hangsOn: onComplaint,
})
