import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { caseCommitments } from '../case-commitment/case-commitment-table.ts'
import { companyOf } from '../placement-company/placement-company-resolvers.ts'
import { answerClarification } from './answer-clarification.ts'
import { type ClarificationRequestRow, clarificationRequests } from './clarification-request-table.ts'
import { recordClarification } from './record-clarification.ts'
import { requestClarification } from './request-clarification.ts'

interface ClarificationRequestsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: ClarificationRequestRow['state'] | null
}

const sortedBy = { ASKED_ON: 'askedOn', DUE_ON: 'dueOn' } as const

/** The clarifications, one by one and in pages: to a company, those that are asked of it. */
export const clarificationRequestResolvers = {
  Query: {
    clarificationRequest: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(clarificationRequests).byId(id),
    clarificationRequests: (_: unknown, { state, ...page }: ClarificationRequestsArguments, { rows }: AgencyContext) =>
      rows(clarificationRequests).page({ where: { state }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { requestClarification, answerClarification, recordClarification },
  ClarificationRequest: {
    company: companyOf,
    commitments: ({ id }: ClarificationRequestRow, _: unknown, { rows }: AgencyContext) =>
      rows(caseCommitments).of('clarificationRequestId', id, { orderBy: 'dueOn' }),
  },
}
