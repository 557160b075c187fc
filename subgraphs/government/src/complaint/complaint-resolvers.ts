import type { AgencyContext, Row, RowTable } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { caseCommitments } from '../case-commitment/case-commitment-table.ts'
import { clarificationRequests } from '../clarification-request/clarification-request-table.ts'
import { complainants } from '../complainant/complainant-table.ts'
import { complaintClocks } from '../complaint-clock/complaint-clock-table.ts'
import { recordComplainantContact } from '../complaint-clock/record-contact.ts'
import { startComplaintClock, stopComplaintClock } from '../complaint-clock/set-clock.ts'
import { complaintEvidence } from '../complaint-evidence/complaint-evidence-table.ts'
import { recordComplaintEvidence } from '../complaint-evidence/record-evidence.ts'
import { assignComplaintMarker } from '../complaint-marker/assign-marker.ts'
import { complaintMarkers } from '../complaint-marker/complaint-marker-table.ts'
import { recordComplaintMarker } from '../complaint-marker/record-marker.ts'
import { complaintMoveRows } from '../complaint-move/complaint-move-table.ts'
import { complaintNarratives } from '../complaint-narrative/complaint-narrative-table.ts'
import { complaintReferrals } from '../complaint-referral/complaint-referral-table.ts'
import { complaintRespondents } from '../complaint-respondent/complaint-respondent-table.ts'
import { complaintWitnesses } from '../complaint-witness/complaint-witness-table.ts'
import { recordComplaintWitness } from '../complaint-witness/record-witness.ts'
import { depositProposals } from '../deposit-proposal/deposit-proposal-table.ts'
import { moveDepositProposal } from '../deposit-proposal/move-deposit-proposal.ts'
import { proposeDeposit } from '../deposit-proposal/propose-deposit.ts'
import { cancelMediation, recordMediation } from '../mediation/end-mediation.ts'
import { mediations } from '../mediation/mediation-table.ts'
import { planMediation } from '../mediation/plan-mediation.ts'
import { companyOf } from '../placement-company/placement-company-resolvers.ts'
import { agreeRemedy } from '../remedy/agree-remedy.ts'
import { remedies } from '../remedy/remedy-table.ts'
import { recordRemedyBroken, recordRemedyPaid } from '../remedy/settle-remedy.ts'
import { workerOf } from '../worker/worker-resolvers.ts'
import { type ComplaintRow, complaints } from './complaint-table.ts'
import { openComplaint } from './open-complaint.ts'
import { recordComplaintMove } from './record-complaint-move.ts'
import { takeOverCase } from './take-over-case.ts'

interface ComplaintsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly status?: ComplaintRow['status'] | null
  readonly severity?: ComplaintRow['severity'] | null
  readonly country?: string | null
  readonly channel?: ComplaintRow['channel'] | null
}

const sortedBy = { RECEIVED_AT: 'receivedAt' } as const

/** The complaints, one by one and in pages, with what hangs on them. */
export const complaintResolvers = {
  Query: {
    complaint: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(complaints).byId(id),
    complaints: (
      _: unknown,
      { status, severity, country, channel, ...page }: ComplaintsArguments,
      { rows }: AgencyContext,
    ) => rows(complaints).page({ where: { status, severity, country, channel }, ...pageOf(page, sortedBy) }),
  },
  Mutation: {
    takeOverCase,
    openComplaint,
    recordComplaintMove,
    recordComplaintEvidence,
    recordComplaintWitness,
    recordComplaintMarker,
    assignComplaintMarker,
    startComplaintClock,
    stopComplaintClock,
    recordComplainantContact,
    planMediation,
    recordMediation,
    cancelMediation,
    agreeRemedy,
    recordRemedyPaid,
    recordRemedyBroken,
    proposeDeposit,
    moveDepositProposal,
  },
  Complaint: {
    worker: workerOf,
    narratives: ofComplaint(complaintNarratives, 'takenAt'),
    respondents: ofComplaint(complaintRespondents),
    clarificationRequests: ofComplaint(clarificationRequests, 'round'),
    commitments: ofComplaint(caseCommitments, 'dueOn'),
    remedies: ofComplaint(remedies),
    referrals: ofComplaint(complaintReferrals, 'sentOn'),
    complainant: async ({ id }: ComplaintRow, _: unknown, { rows }: AgencyContext) => {
      const [complainant = null] = await rows(complainants).of('complaintId', id)
      return complainant
    },
    moves: ofComplaint(complaintMoveRows, 'movedAt'),
    evidence: ofComplaint(complaintEvidence, 'receivedOn'),
    witnesses: ofComplaint(complaintWitnesses, 'heardOn'),
    markers: ofComplaint(complaintMarkers),
    clocks: ofComplaint(complaintClocks, 'startedOn'),
    mediations: ofComplaint(mediations, 'plannedOn'),
    depositProposals: ofComplaint(depositProposals, 'proposedOn'),
  },
  ComplaintRespondent: { company: companyOf },
  DepositProposal: { company: companyOf },
}

interface OfComplaint extends Row {
  readonly complaintId: string
}

function ofComplaint<R extends OfComplaint>(table: RowTable<R>, orderBy?: keyof R & string) {
  const order = orderBy === undefined ? {} : { orderBy }
  return ({ id }: ComplaintRow, _: unknown, { rows }: AgencyContext) => rows(table).of('complaintId', id, order)
}
