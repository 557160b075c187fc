import type { AgencyContext, Row, RowTable } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { caseNotes } from '../case-note/case-note-table.ts'
import { caseReferrals } from '../case-referral/case-referral-table.ts'
import { caseRemedies } from '../case-remedy/case-remedy-table.ts'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { riskAssessments } from '../risk-assessment/risk-assessment-table.ts'
import { safetyPlans } from '../safety-plan/safety-plan-table.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { caseChanged } from './case-changed.ts'
import { type CaseRow, cases } from './case-table.ts'
import { openCase } from './open-case.ts'
import { takeOverComplaint } from './take-over-complaint.ts'

interface CasesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: CaseRow['status'] | null
  readonly severity?: CaseRow['severity'] | null
  readonly country?: string | null
  readonly channel?: CaseRow['channel'] | null
}

const sortedBy = { RECEIVED_AT: 'receivedAt' } as const

/** The cases, one by one and in pages, with what hangs on them. */
export const caseResolvers = {
  Query: {
    case: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(cases).byId(id),
    cases: (_: unknown, args: CasesArguments, { rows }: AgencyContext) => {
      const { status, severity, country, channel, ...page } = args
      return rows(cases).page({ where: { status, severity, country, channel }, ...pageOf(page, sortedBy) })
    },
  },
  Mutation: { openCase, takeOverComplaint },
  Subscription: { caseChanged },
  Case: {
    worker: workerOf,
    narratives: ofCase(caseNarratives, { orderBy: 'takenAt' }),
    respondents: ofCase(caseRespondents),
    riskAssessments: ofCase(riskAssessments, { orderBy: 'assessedOn', descending: true }),
    safetyPlans: ofCase(safetyPlans),
    notes: ofCase(caseNotes, { orderBy: 'writtenAt' }),
    remedies: ofCase(caseRemedies),
    referrals: ofCase(caseReferrals, { orderBy: 'sentOn', descending: true }),
  },
}

interface Order<R> {
  readonly orderBy?: keyof R & string
  readonly descending?: boolean
}

interface OfCase extends Row {
  readonly caseId: string
}

function ofCase<R extends OfCase>(table: RowTable<R>, order: Order<R> = {}) {
  return ({ id }: CaseRow, _: unknown, { rows }: AgencyContext) => rows(table).of('caseId', id, order)
}
