import type { NewRow } from '@simpul/agency'
import { type DemoWorker, type DocumentType, derivedId, hubCompany } from '@simpul/demo'
import type { InsuranceMembershipRow } from '../insurance-membership/insurance-membership-table.ts'
import type { MedicalFitnessRow } from '../medical-fitness/medical-fitness-table.ts'
import type { PassportRow } from '../passport/passport-table.ts'
import {
  type PlacementDocumentRow,
  type PlacementDocumentType,
  placementDocumentTypes,
} from '../placement-document/placement-document-table.ts'
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

/** The membership in the social security, with what it has paid. */
export function insuranceRows(
  { worker, placement }: PlacedWorker,
  today: string,
): readonly NewRow<InsuranceMembershipRow>[] {
  const { insurance } = placement
  if (insurance === undefined) return []
  const { number, until } = insurance
  const isActive = insurance.from <= today && today <= until
  return [{ ...about(worker, 'insurance'), number, activeUntil: until, isActive, benefitPaid: benefitOf(worker) }]
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
    return [{ ...id, type, state, ...dates, rejectedReason: rejectedReason ?? null }]
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
      callWindow: window ?? null,
    }))
}

function about({ id }: DemoWorker, ...what: readonly (string | number)[]) {
  return { id: derivedId(id, hubCompany, ...what), workerId: id }
}
