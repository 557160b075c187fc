import { randomUUID } from 'node:crypto'
import { migrantCare, type ReferralHub } from './referral-hub.ts'

const today = '2026-01-05'
const onCase = (input: object) => ({ input, hidden: 'case' }) as const
const onRow = <Hidden extends NgoHidden>(hidden: Hidden, input: object = {}) => ({
  input: { expectedVersion: 1, ...input },
  hidden,
})
const holds = { holdsOthersData: false }
const worker = { workerId: randomUUID() }
const family = { ...worker, name: 'Ibu Contoh', relation: 'PARENT', isSafe: true }
const child = { ...worker, name: 'Anak Contoh', bornOn: today, permittedBy: 'Ibunya' }
const visit = { kind: 'AT_HOME', findings: 'Baik.' }

/** The rows of the organisation, besides cases and referrals, that can be hidden from one of its people. */
export type NgoHidden =
  | 'safetyPlan'
  | 'shelterStay'
  | 'caseMarker'
  | 'careNeed'
  | 'familyContact'
  | 'child'
  | 'caseRemedy'
  | 'repatriationRequest'
  | 'reintegrationPlan'

/** Every field of an act of the organisation's caseworkers that names such a row or a case, and the rest of its input. */
export const namedByCaseworkers = {
  'moveCase.caseId': onCase({ expectedVersion: 1, status: 'IN_PROGRESS' }),
  'changeCase.caseId': onCase({ expectedVersion: 1, severity: 'LOW' }),
  'addRespondent.caseId': onCase({ expectedVersion: 1, name: 'Majikan' }),
  'recordComplainant.caseId': onCase({ relation: 'SELF', wantsAnonymity: true }),
  'addEvidence.caseId': onCase({ kind: 'PHOTO', description: 'Foto.', ...holds }),
  'addWitness.caseId': onCase({ name: 'Tetangga', wantsAnonymity: true }),
  'addNarrative.caseId': onCase({ text: 'Kata.', ...holds }),
  'addNote.caseId': onCase({ text: 'Kata.', ...holds }),
  'assessRisk.caseId': onCase({ level: 'HIGH' }),
  'planSafety.caseId': onCase({ steps: ['Satu.'] }),
  'changeSafetyPlan.planId': onRow('safetyPlan', { steps: ['Dua.'] }),
  'recordShelterStay.caseId': onCase({ place: 'Rumah aman A' }),
  'extendShelterStay.stayId': onRow('shelterStay', { plannedUntilOn: '2030-01-01' }),
  'endShelterStay.stayId': onRow('shelterStay'),
  'markCase.caseId': onCase({ kind: 'TRAFFICKING', assigned: ['excluded'] }),
  'assignCaseMarker.markerId': onRow('caseMarker', { assigned: ['excluded'] }),
  'recordCareNeed.caseId': onCase({ kind: 'INJURY' }),
  'endCareNeed.needId': onRow('careNeed'),
  'keepFamilyContact.contactId': onRow('familyContact', family),
  'keepFamilyContact.caseId': onCase(family),
  'keepChild.childId': onRow('child', child),
  'keepChild.caseId': onCase(child),
  'recordCaseRemedy.caseId': onCase({ type: 'DOCUMENTS' }),
  'obtainCaseRemedy.remedyId': onRow('caseRemedy'),
  'noteRepatriationRequest.caseId': onCase({ country: 'MY', askedOf: 'disnaker-jember' }),
  'moveRepatriationRequest.requestId': onRow('repatriationRequest', { state: 'TAKEN_ON' }),
  'planReintegration.caseId': onCase({ steps: ['Satu.'] }),
  'changeReintegrationPlan.planId': onRow('reintegrationPlan', { state: 'DONE' }),
  'recordFollowUpVisit.planId': { input: visit, hidden: 'reintegrationPlan' },
} as const

/** A telephone number hangs on no case, so it is hidden from none of the organisation's people. */
export const hangsOnNoCase = /^keepContact\.contactId$/

const inserts: Readonly<Record<NgoHidden, string>> = {
  safetyPlan: `safety_plan (id, case_id, steps) values ($1, $2, '{Satu.}')`,
  shelterStay: `shelter_stay (id, case_id, place, from_on) values ($1, $2, 'A', '${today}')`,
  caseMarker: `case_marker (id, case_id, kind, marked_on, assigned) values ($1, $2, 'TRAFFICKING', '${today}', '{excluded}')`,
  careNeed: `case_care_need (id, case_id, worker_id, kind, since_on) values ($1, $2, 'w', 'INJURY', '${today}')`,
  familyContact: `ngo_family_contact (id, case_id, worker_id, name, relation, is_safe)
    values ($1, $2, '${worker.workerId}', 'Ibu', 'PARENT', true)`,
  child: `ngo_child (id, case_id, worker_id, name, born_on, permitted_by)
    values ($1, $2, '${worker.workerId}', 'Anak', '${today}', 'Ibu')`,
  caseRemedy: `case_remedy (id, case_id, type) values ($1, $2, 'DOCUMENTS')`,
  repatriationRequest: `repatriation_request (id, case_id, country, asked_of, asked_on, state)
    values ($1, $2, 'MY', 'disnaker-jember', '${today}', 'ASKED')`,
  reintegrationPlan: `reintegration_plan (id, case_id, worker_id, steps, agreed_on, review_on, state)
    values ($1, $2, 'w', '{Satu.}', '${today}', '${today}', 'ACTIVE')`,
}

/** One row of each on a case. */
export async function rowsOfCaseworkers(
  hub: ReferralHub,
  caseId: string,
): Promise<Readonly<Record<NgoHidden, string>>> {
  const made: [string, string][] = []
  for (const [name, insert] of Object.entries(inserts)) {
    const id = randomUUID()
    await hub.rows(migrantCare, `insert into ${insert}`, [id, caseId])
    made.push([name, id])
  }
  return Object.fromEntries(made) as Readonly<Record<NgoHidden, string>>
}
