import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { type CaseCommitmentRow, caseCommitments } from './case-commitment-table.ts'
import { recommendSanction } from './recommend-sanction.ts'
import { renegotiateCaseCommitment } from './renegotiate-case-commitment.ts'
import { breakCaseCommitment, keepCaseCommitment } from './settle-case-commitment.ts'

interface CaseCommitmentsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: CaseCommitmentRow['state'] | null
  readonly madeBy?: string | null
}

const sortedBy = { DUE_ON: 'dueOn' } as const

/** The commitments, in pages: to a company, its own. */
export const caseCommitmentResolvers = {
  Query: {
    caseCommitments: (_: unknown, { state, madeBy, ...page }: CaseCommitmentsArguments, { rows }: AgencyContext) =>
      rows(caseCommitments).page({ where: { state, madeBy }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { keepCaseCommitment, breakCaseCommitment, renegotiateCaseCommitment, recommendSanction },
}
