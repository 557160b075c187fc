import { randomUUID } from 'node:crypto'
import { disnaker, type ReferralHub } from './referral-hub.ts'

const day = '2026-01-05'
const onComplaint = (input: object) => ({ input, hidden: 'complaint' }) as const
const onRow = <Hidden extends GovernmentComplaintHidden>(hidden: Hidden, input: object = {}) => ({
  input: { expectedVersion: 1, ...input },
  hidden,
})
const worker = { workerId: randomUUID() }
const asking = { companyId: 'p3mi-tiada', allegationClass: 'WAGES', question: 'Mohon penjelasan.' }
const deposit = { companyId: 'p3mi-tiada', amount: 1, remedyType: 'OTHER', ground: 'Tidak membayar.' }
const consent = { recipient: 'migrant-care-jember', givenBy: 'Ibu', relation: 'PARENT', givenOn: day }

/** The rows of a complaint that can be hidden from one of the government's people. */
export type GovernmentComplaintHidden =
  | 'clarificationRequest'
  | 'caseCommitment'
  | 'complaintMarker'
  | 'complaintClock'
  | 'mediation'
  | 'remedy'
  | 'depositProposal'
  | 'repatriation'
  | 'death'
  | 'familyConsent'

/** Every field of an act on a complaint that names such a row or the complaint, and the rest of its input. */
export const namedOfComplaints = {
  'recordComplaintMove.complaintId': onComplaint({ expectedVersion: 1, to: 'INCOMPLETE' }),
  'recordComplaintEvidence.complaintId': onComplaint({ kind: 'PHOTO', description: 'Foto.', showsOthers: false }),
  'recordComplaintWitness.complaintId': onComplaint({ name: 'Tetangga' }),
  'recordComplaintMarker.complaintId': onComplaint({ kind: 'TRAFFICKING' }),
  'assignComplaintMarker.markerId': onRow('complaintMarker', { assigned: ['excluded'] }),
  'requestClarification.complaintId': onComplaint({ expectedVersion: 1, ...asking }),
  'answerClarification.clarificationRequestId': onRow('clarificationRequest', { statement: 'Kata.', admits: false }),
  'recordClarification.clarificationRequestId': onRow('clarificationRequest', {
    heldOn: day,
    minutes: 'Kata.',
    outcome: 'DENIED',
  }),
  'keepCaseCommitment.caseCommitmentId': onRow('caseCommitment', { keptOn: day, evidence: 'Kata.' }),
  'breakCaseCommitment.caseCommitmentId': onRow('caseCommitment'),
  'renegotiateCaseCommitment.caseCommitmentId': onRow('caseCommitment', {
    dueOn: '2999-01-01',
    agreedForCompany: 'Direktur',
    agreedForWorker: 'SELF',
  }),
  'recommendSanction.caseCommitmentId': onRow('caseCommitment', { kind: 'SUSPENSION', ground: 'Kata.' }),
  'planMediation.complaintId': onComplaint({ expectedVersion: 1, plannedOn: '2999-01-01' }),
  'recordMediation.mediationId': onRow('mediation', { heldOn: day, result: 'AGREED', minutes: 'Kata.' }),
  'cancelMediation.mediationId': onRow('mediation'),
  'agreeRemedy.complaintId': onComplaint({ type: 'OTHER', agreedOn: day }),
  'recordRemedyPaid.remedyId': onRow('remedy', { paidOn: day }),
  'recordRemedyBroken.remedyId': onRow('remedy', { brokenOn: day }),
  'proposeDeposit.complaintId': onComplaint(deposit),
  'moveDepositProposal.depositProposalId': onRow('depositProposal', { to: 'SENT', on: day }),
  'startComplaintClock.complaintId': onComplaint({ reason: 'NO_CLARITY' }),
  'stopComplaintClock.complaintId': onComplaint({ clockId: randomUUID(), expectedVersion: 1 }),
  'stopComplaintClock.clockId': onRow('complaintClock', { complaintId: randomUUID() }),
  'recordComplainantContact.complaintId': onComplaint({ wasReached: true }),
  'requestRepatriation.complaintId': onComplaint({ ...worker, country: 'MY' }),
  'recordRepatriation.repatriationId': onRow('repatriation', { to: 'ACCEPTED' }),
  'recordDeath.complaintId': onComplaint({ ...worker, diedOn: day, country: 'MY', cause: 'ILLNESS' }),
  'recordFamilyConsent.deathId': { input: consent, hidden: 'death' },
  'withdrawFamilyConsent.familyConsentId': onRow('familyConsent'),
} as const

/** The unique keys of a complaint's tables that can meet no hidden row, and why. */
export const reviewedOfComplaints: Readonly<Record<string, string>> = {
  'complainant {complaint_id}': 'written with the complaint itself, and never after',
  'complaint_clock {complaint_id,reason}': 'who is kept from the complaint starts no clock of it',
  'family_consent {death_id,recipient}': 'who is kept from the death records no consent to it',
}

const inserts: Readonly<Record<GovernmentComplaintHidden, string>> = {
  clarificationRequest: `clarification_request (id, complaint_id, company_id, round, allegation_class, question, state, asked_on, due_on)
    values ($1, $2, 'p3mi-contoh', 1, 'WAGES', 'Mohon penjelasan.', 'ASKED', '${day}', '${day}')`,
  caseCommitment: `case_commitment (id, complaint_id, promise, made_by, due_on, state)
    values ($1, $2, 'Janji.', 'p3mi-contoh', '${day}', 'OPEN')`,
  complaintMarker: `complaint_marker (id, complaint_id, kind, marked_on, assigned)
    values ($1, $2, 'TRAFFICKING', '${day}', '{official}')`,
  complaintClock: `complaint_clock (id, complaint_id, reason, started_on, due_on, rule, state)
    values ($1, $2, 'UNSOLVABLE', '${day}', '2999-01-01', 'Aturan', 'RUNNING')`,
  mediation: `mediation (id, complaint_id, state, planned_on) values ($1, $2, 'PLANNED', '${day}')`,
  remedy: `remedy (id, complaint_id, type, is_paid) values ($1, $2, 'OTHER', false)`,
  depositProposal: `deposit_proposal (id, complaint_id, company_id, amount, remedy_type, ground, state, proposed_on, legal_basis)
    values ($1, $2, 'p3mi-contoh', 1, 'OTHER', 'Kata.', 'PROPOSED', '${day}', 'Aturan')`,
  repatriation: `repatriation (id, complaint_id, worker_id, status, requested_by, requested_on, country)
    values ($1, $2, 'w', 'REQUESTED', '${disnaker}', '${day}', 'MY')`,
  death: `death (id, complaint_id, worker_id, died_on, country, cause, recorded_on)
    values ($1, $2, 'w', '${day}', 'MY', 'ILLNESS', '${day}')`,
  familyConsent: `family_consent (id, complaint_id, death_id, recipient, given_by, relation, given_on)
    select $1, $2, id, 'migrant-care-jember', 'Ibu', 'PARENT', '${day}' from death where complaint_id = $2`,
}

/** What is addressed to a company hangs on itself, so its exclusions are its own. */
const ownExclusion = { clarificationRequest: 'ClarificationRequest', caseCommitment: 'CaseCommitment' } as const

/** One row of each on a complaint, hidden from the person `excluded`. */
export async function rowsOfComplaints(
  hub: ReferralHub,
  complaint: string,
): Promise<Readonly<Record<GovernmentComplaintHidden, string>>> {
  await hub.rows(
    disnaker,
    `insert into placement_company (id, name) values ('p3mi-contoh', 'PT Contoh') on conflict do nothing`,
  )
  const made: [string, string][] = []
  for (const [name, insert] of Object.entries(inserts)) {
    const id = randomUUID()
    await hub.rows(disnaker, `insert into ${insert}`, [id, complaint])
    made.push([name, id])
  }
  const rows = Object.fromEntries(made) as Readonly<Record<GovernmentComplaintHidden, string>>
  const exclude = `insert into exclusion (type, row_id, person) values ($1, $2, 'excluded')`
  for (const name of ['clarificationRequest', 'caseCommitment'] as const)
    await hub.rows(disnaker, exclude, [ownExclusion[name], rows[name]])
  return rows
}
