import { type AgencyContext, fileField, type PageArguments, pageOf, type Row, type RowTable } from '@simpul/agency'
import { caseCareNeeds } from '../case-care-need/case-care-need-table.ts'
import { endCareNeed } from '../case-care-need/end-care-need.ts'
import { recordCareNeed } from '../case-care-need/record-care-need.ts'
import { caseComplainants } from '../case-complainant/case-complainant-table.ts'
import { recordComplainant } from '../case-complainant/record-complainant.ts'
import { addEvidence } from '../case-evidence/add-evidence.ts'
import { caseEvidence } from '../case-evidence/case-evidence-table.ts'
import { assignCaseMarker } from '../case-marker/assign-case-marker.ts'
import { caseMarkers } from '../case-marker/case-marker-table.ts'
import { markCase } from '../case-marker/mark-case.ts'
import { addNarrative } from '../case-narrative/add-narrative.ts'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { addNote } from '../case-note/add-note.ts'
import { caseNotes } from '../case-note/case-note-table.ts'
import { caseReferrals } from '../case-referral/case-referral-table.ts'
import { caseRemedies } from '../case-remedy/case-remedy-table.ts'
import { obtainCaseRemedy } from '../case-remedy/obtain-case-remedy.ts'
import { recordCaseRemedy } from '../case-remedy/record-case-remedy.ts'
import { addRespondent } from '../case-respondent/add-respondent.ts'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { addWitness } from '../case-witness/add-witness.ts'
import { caseWitnesses } from '../case-witness/case-witness-table.ts'
import { recordFollowUpVisit } from '../follow-up-visit/record-follow-up-visit.ts'
import { changeReintegrationPlan } from '../reintegration-plan/change-reintegration-plan.ts'
import { planReintegration } from '../reintegration-plan/plan-reintegration.ts'
import { reintegrationPlans } from '../reintegration-plan/reintegration-plan-table.ts'
import { moveRepatriationRequest } from '../repatriation-request/move-repatriation-request.ts'
import { noteRepatriationRequest } from '../repatriation-request/note-repatriation-request.ts'
import { repatriationRequests } from '../repatriation-request/repatriation-request-table.ts'
import { assessRisk } from '../risk-assessment/assess-risk.ts'
import { riskAssessments } from '../risk-assessment/risk-assessment-table.ts'
import { changeSafetyPlan } from '../safety-plan/change-safety-plan.ts'
import { planSafety } from '../safety-plan/plan-safety.ts'
import { safetyPlans } from '../safety-plan/safety-plan-table.ts'
import { endShelterStay } from '../shelter-stay/end-shelter-stay.ts'
import { extendShelterStay } from '../shelter-stay/extend-shelter-stay.ts'
import { recordShelterStay } from '../shelter-stay/record-shelter-stay.ts'
import { shelterStays } from '../shelter-stay/shelter-stay-table.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { caseChanged } from './case-changed.ts'
import { type CaseRow, cases } from './case-table.ts'
import { changeCase } from './change-case.ts'
import { moveCase } from './move-case.ts'
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
  Mutation: {
    openCase,
    takeOverComplaint,
    moveCase,
    changeCase,
    addRespondent,
    recordComplainant,
    addEvidence,
    addWitness,
    addNarrative,
    addNote,
    assessRisk,
    planSafety,
    changeSafetyPlan,
    recordShelterStay,
    extendShelterStay,
    endShelterStay,
    markCase,
    assignCaseMarker,
    recordCareNeed,
    endCareNeed,
    recordCaseRemedy,
    obtainCaseRemedy,
    noteRepatriationRequest,
    moveRepatriationRequest,
    planReintegration,
    changeReintegrationPlan,
    recordFollowUpVisit,
  },
  Subscription: { caseChanged },
  Case: {
    worker: workerOf,
    narratives: ofCase(caseNarratives, { orderBy: 'takenAt' }),
    respondents: ofCase(caseRespondents),
    complainants: ofCase(caseComplainants),
    evidence: ofCase(caseEvidence, { orderBy: 'receivedOn' }),
    witnesses: ofCase(caseWitnesses),
    riskAssessments: ofCase(riskAssessments, { orderBy: 'assessedOn', descending: true }),
    safetyPlans: ofCase(safetyPlans),
    shelterStays: ofCase(shelterStays, { orderBy: 'fromOn' }),
    markers: ofCase(caseMarkers),
    careNeeds: ofCase(caseCareNeeds, { orderBy: 'sinceOn' }),
    notes: ofCase(caseNotes, { orderBy: 'writtenAt' }),
    remedies: ofCase(caseRemedies),
    repatriationRequests: ofCase(repatriationRequests, { orderBy: 'askedOn' }),
    reintegrationPlans: ofCase(reintegrationPlans, { orderBy: 'agreedOn' }),
    referrals: ofCase(caseReferrals, { orderBy: 'sentOn', descending: true }),
  },
  CaseEvidence: { file: fileField('CaseEvidence') },
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
