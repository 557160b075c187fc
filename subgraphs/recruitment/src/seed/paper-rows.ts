import type { NewRow } from '@simpul/agency'
import { addDays, type DemoWorker, type DocumentType, derivedId, hubCompany } from '@simpul/demo'
import type { CompanyTrainingRow } from '../company-training/company-training-table.ts'
import type { InsuranceMembershipRow } from '../insurance-membership/insurance-membership-table.ts'
import type { MedicalFitnessRow } from '../medical-fitness/medical-fitness-table.ts'
import type { PassportRow } from '../passport/passport-table.ts'
import {
  type PlacementDocumentRow,
  type PlacementDocumentType,
  placementDocumentTypes,
} from '../placement-document/placement-document-table.ts'
import type { PoliceClearanceRow } from '../police-clearance/police-clearance-table.ts'
import type { PsychologicalFitnessRow } from '../psychological-fitness/psychological-fitness-table.ts'
import type { RecruitmentContactRow } from '../recruitment-contact/recruitment-contact-table.ts'
import type { VisaRow } from '../visa/visa-table.ts'
import type { PlacedWorker } from './placement-rows.ts'

/** The worker's passport, once there is one. */
export function passportRows({ worker, placement }: PlacedWorker): readonly NewRow<PassportRow>[] {
  const { passport } = placement
  if (passport === undefined) return []
  return [{ ...about(worker, 'passport'), number: passport.number, expiresOn: passport.until }]
}

/** The worker's visa, once there is one. */
export function visaRows({ worker, placement }: PlacedWorker): readonly NewRow<VisaRow>[] {
  const { visa, destination } = placement
  if (visa === undefined) return []
  const { number, until } = visa
  return [{ ...about(worker, 'visa'), number, country: destination.code, category: 'Employment', expiresOn: until }]
}

/** Fit or not, and when. */
export function fitnessRows({ worker, placement }: PlacedWorker): readonly NewRow<MedicalFitnessRow>[] {
  const { medical } = placement
  if (medical === undefined) return []
  return [{ ...about(worker, 'medical-fitness'), isFit: medical.isFit, examinedOn: medical.on }]
}

/** Fit or not by the psychological examination, which was on the same day. */
export function psychologicalRows({ worker, placement }: PlacedWorker): readonly NewRow<PsychologicalFitnessRow>[] {
  const { medical } = placement
  if (medical === undefined) return []
  return [{ ...about(worker, 'psychological-fitness'), isFit: medical.isFit, examinedOn: medical.on }]
}

/** The police's letter, for which the company paid; in this population it is always clear. */
export function clearanceRows({ worker, placement }: PlacedWorker): readonly NewRow<PoliceClearanceRow>[] {
  const paid = placement.costs.find(({ item }) => item === 'SKCK')
  if (paid === undefined) return []
  return [{ ...about(worker, 'police-clearance'), isClear: true, issuedOn: paid.on, expiresOn: addDays(paid.on, 182) }]
}

/** The training, where a private institution gave it. */
export function trainingRows({ worker }: PlacedWorker): readonly NewRow<CompanyTrainingRow>[] {
  const { training } = worker
  if (training === undefined || training.institution.kind !== 'PRIVATE') return []
  const { institution, programme, hours, result, from: startedOn, until: endedOn, certificate } = training
  const given = { institution: institution.name, programme, hours, result, startedOn, endedOn }
  return [{ ...about(worker, 'company-training'), ...given, certificateNumber: certificate ?? null }]
}

/** The membership in the social security, with what it has paid. */
export function insuranceRows(
  { worker, placement }: PlacedWorker,
  today: string,
): readonly NewRow<InsuranceMembershipRow>[] {
  const { insurance } = placement
  if (insurance === undefined) return []
  const { number, until } = insurance
  const isActive = insurance.from <= today && today <= until
  return [
    { ...about(worker, 'insurance'), number, activeUntil: until, isActive, benefitPaid: benefitOf(worker), version: 1 },
  ]
}

function benefitOf({ cases }: DemoWorker): number {
  const paid = cases.flatMap(({ remedies }) =>
    remedies.filter(({ kind, paidOn }) => kind === 'INSURANCE_BENEFIT' && paidOn !== undefined),
  )
  return paid.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}

/** The items of the checklist that the company collects, but for the certificate of health. */
export function documentRows({ worker }: PlacedWorker): readonly NewRow<PlacementDocumentRow>[] {
  return worker.documents.flatMap(({ type, collector, state, issuedOn, expiresOn, rejectedReason }) => {
    if (collector !== 'COMPANY' || !isPlacementDocument(type)) return []
    const dates = { issuedOn: issuedOn ?? null, expiresOn: expiresOn ?? null }
    const id = about(worker, 'placement-document', type)
    return [{ ...id, type, state, ...dates, rejectedReason: rejectedReason ?? null, fileId: null, version: 1 }]
  })
}

function isPlacementDocument(type: DocumentType | PlacementDocumentType): type is PlacementDocumentType {
  return placementDocumentTypes.some((one) => one === type)
}

/** The company's own numbers of a worker. */
export function contactRows({ worker }: PlacedWorker): readonly NewRow<RecruitmentContactRow>[] {
  return worker.contacts
    .filter(({ agency }) => agency === hubCompany)
    .map(({ phone, safeToContact, window }, at) => ({
      ...about(worker, 'recruitment-contact', at + 1),
      phone,
      isSafe: safeToContact,
      callWindow: safeToContact ? (window ?? null) : null,
      endedOn: null,
      version: 1,
    }))
}

function about({ id }: DemoWorker, ...what: readonly (string | number)[]) {
  return { id: derivedId(id, hubCompany, ...what), workerId: id }
}
