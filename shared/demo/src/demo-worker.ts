import type { Basis, Purpose } from '@simpul/boundary'
import type { DemoAgencyId } from './agencies.ts'
import type { CaseType, Channel, Marker, Matter, Remedy, Respondent } from './case-vocabulary.ts'
import type { Collector, DocumentType } from './checklists.ts'
import type { CostItem } from './cost-rules.ts'
import type { IsoDate } from './days.ts'
import type { Destination, Post, Sector } from './destinations.ts'
import type { DemoEmployer, OverseasPartner } from './employers.ts'
import type { Kecamatan } from './facts.ts'
import type { Sex } from './names.ts'
import type { Desa } from './places.ts'
import type { ReturnKind, Scheme, Stage, StageReached } from './stage.ts'
import type { TrainingInstitution } from './training.ts'

/** A person's way through the agencies. A part is undefined, or a list empty, where no agency knows of such a thing. */
export interface DemoWorker {
  readonly index: number
  readonly id: string
  /** The subject who signs in as this worker, where there is one. */
  readonly binding: { readonly issuer: string; readonly subject: string } | undefined
  /** The agencies that hold anything about them. */
  readonly knownTo: readonly DemoAgencyId[]
  readonly person: DemoIdentity
  /** Each agency's own numbers; they are never merged. */
  readonly contacts: readonly DemoContact[]
  readonly proceduralStatus: ProceduralStatus
  readonly stage: Stage
  /** Every stage reached until today, oldest first. */
  readonly history: readonly StageReached[]
  readonly registration: DemoRegistration | undefined
  readonly documents: readonly DemoDocument[]
  readonly training: DemoTraining | undefined
  readonly placement: DemoPlacement | undefined
  /** How somebody without registration came to be known. */
  readonly detection: DemoDetection | undefined
  readonly returned: { readonly on: IsoDate; readonly kind: ReturnKind } | undefined
  readonly cases: readonly DemoCase[]
  readonly grants: readonly DemoGrant[]
}

export type ProceduralStatus = 'PROCEDURAL' | 'NON_PROCEDURAL' | 'UNCLEAR'
export type MaritalStatus = 'MARRIED' | 'SINGLE' | 'DIVORCED' | 'WIDOWED'
export type EducationLevel = 'PRIMARY' | 'JUNIOR_SECONDARY' | 'SENIOR_SECONDARY' | 'DIPLOMA' | 'BACHELOR_OR_HIGHER'
export type Need = 'DISABILITY' | 'PREGNANCY' | 'CHRONIC_ILLNESS'

/** Who somebody is. The government's to tell; an NGO notes the like of its own clients. */
export interface DemoIdentity {
  readonly fullName: string
  readonly aliases: readonly string[]
  readonly sex: Sex
  readonly birthDate: IsoDate
  /** True where the birth date was corrected later: the NIK keeps the old one, which is no reason to refuse it. */
  readonly isBirthDateCorrected: boolean
  readonly nik: string
  /** What an officer saw; nobody here has asked the civil registry. */
  readonly nikCheck: NikCheck
  readonly kkNumber: string
  readonly nationality: 'ID'
  readonly maritalStatus: MaritalStatus
  readonly educationLevel: EducationLevel
  readonly kecamatan: Kecamatan
  readonly desa: Desa | undefined
  readonly addressDetail: string
  readonly kin: { readonly name: string; readonly relation: KinRelation; readonly phone: string }
  readonly needs: readonly Need[]
}

/** How an officer checked a NIK. A NIK that says another birth date than the papers is a mismatch, and accepted. */
export interface NikCheck {
  readonly status: 'NOT_CHECKED' | 'CONFIRMED' | 'MISMATCH'
  readonly method: 'CARD_SEEN' | 'FAMILY_CARD_SEEN' | undefined
  readonly on: IsoDate | undefined
}

export type KinRelation = 'SPOUSE' | 'PARENT' | 'SIBLING' | 'ADULT_CHILD'

/** One agency's way to reach somebody. No number can ring. */
export interface DemoContact {
  readonly agency: DemoAgencyId
  /** E.164. */
  readonly phone: string
  readonly isAbroad: boolean
  /** False where an employer or somebody violent may hold the phone. */
  readonly safeToContact: boolean
  /** When to call, in the worker's own time. */
  readonly window: string | undefined
}

export interface DemoRegistration {
  readonly id: string
  /** Opaque, as SIAPkerja's are. */
  readonly number: string
  readonly registeredOn: IsoDate
  readonly scheme: Scheme
  readonly state: 'ACTIVE' | 'COMPLETED' | 'WITHDRAWN'
}

export interface DemoDocument {
  readonly type: DocumentType
  /** The agency that collects it. */
  readonly collector: Collector
  readonly state: 'MISSING' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'
  readonly issuedOn: IsoDate | undefined
  readonly expiresOn: IsoDate | undefined
  readonly decidedOn: IsoDate | undefined
  readonly rejectedReason: string | undefined
}

export interface DemoTraining {
  readonly id: string
  readonly institution: TrainingInstitution
  readonly programme: string
  readonly hours: number
  readonly from: IsoDate
  readonly until: IsoDate
  readonly result: 'PASSED' | 'FAILED'
  readonly certificate: string | undefined
}

export interface DemoPlacement {
  readonly id: string
  readonly scheme: Scheme
  readonly status: PlacementStatus
  /** The placement company, by the schemes that have one. Only one of them has a system in the hub. */
  readonly companyId: string | undefined
  readonly destination: Destination
  readonly post: Post
  readonly employer: DemoEmployer
  readonly partner: OverseasPartner | undefined
  readonly jobOrderId: string | undefined
  readonly selectedOn: IsoDate | undefined
  readonly agreement: { readonly number: string; readonly signedOn: IsoDate } | undefined
  /** Immutable versions; the first is what was signed at home. */
  readonly contracts: readonly DemoContract[]
  readonly costs: readonly DemoCost[]
  readonly medical: DemoMedical | undefined
  readonly passport: DemoPaper | undefined
  readonly visa: DemoPaper | undefined
  readonly insurance: DemoPaper | undefined
  readonly oppOn: IsoDate | undefined
  readonly ePmi: { readonly number: string; readonly issuedOn: IsoDate } | undefined
  readonly departure: { readonly on: IsoDate; readonly flight: string; readonly airport: string } | undefined
  readonly arrival: { readonly reportedOn: IsoDate; readonly workplaceSeen: boolean } | undefined
}

export type PlacementStatus =
  | 'SELECTED'
  | 'AGREEMENT_SIGNED'
  | 'IN_PREPARATION'
  | 'READY_TO_DEPART'
  | 'DEPARTED'
  | 'ARRIVED'
  | 'WORKING'
  | 'ENDED'
  | 'CANCELLED'

export interface DemoContract {
  readonly version: number
  readonly kind: 'SIGNED' | 'SUBSTITUTED' | 'EXTENDED' | 'EMPLOYER_CHANGED'
  readonly signedOn: IsoDate
  readonly filedBy: 'COMPANY' | 'WORKER'
  readonly post: string
  /** A month's wage in whole units of the currency. */
  readonly wage: number
  readonly currency: string
  readonly weeklyHours: number
  readonly weeklyRestDays: number
  /** A year's days of leave. */
  readonly leaveDays: number
  readonly termMonths: number
}

export interface DemoCost {
  readonly kind: 'COST' | 'DEBT' | 'SALARY_CUT'
  readonly item: CostItem
  /** In rupiah; of a cut, the amount a month. */
  readonly amount: number
  /** How many months a cut lasts. */
  readonly months: number | undefined
  readonly chargedTo: 'WORKER' | 'COMPANY' | 'EMPLOYER'
  readonly on: IsoDate
  /** The version of the rule on costs that it is measured by. */
  readonly ruleId: string
  readonly isAllowed: boolean
}

export interface DemoMedical {
  readonly on: IsoDate
  readonly validUntil: IsoDate
  readonly clinic: string
  /** Body and mind together; no diagnosis is known. */
  readonly isFit: boolean
}

/** A paper with a number and a time: passport, visa, social security. */
export interface DemoPaper {
  readonly number: string
  readonly from: IsoDate
  readonly until: IsoDate
}

export interface DemoDetection {
  readonly by: 'CASE' | 'VILLAGE_LIST' | 'AIRPORT_DESK'
  readonly agency: DemoAgencyId
  readonly on: IsoDate
  readonly destination: Destination
  readonly sector: Sector
  /** `yyyy-mm`, as exact as anybody remembers; undefined for those who were stopped before. */
  readonly leftIn: string | undefined
  readonly papers: 'TOURIST_VISA' | 'PILGRIM_VISA' | 'EXPIRED_PERMIT' | 'NONE'
}

export interface DemoCase {
  readonly id: string
  /** The agency that took it in and owns it. */
  readonly owner: DemoAgencyId
  /** The worker's status as the case knows it. */
  readonly proceduralStatus: ProceduralStatus
  /** What it is really about, where the types leave that unnamed; for those who work on it. */
  readonly matter: Matter
  /** The first is what it was filed under. */
  readonly types: readonly CaseType[]
  readonly channel: Channel
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT'
  readonly risk: DemoRisk
  readonly markers: readonly Marker[]
  readonly country: Destination
  readonly receivedOn: IsoDate
  readonly firstActionOn: IsoDate | undefined
  readonly state: 'RECEIVED' | 'IN_PROGRESS' | 'WAITING' | 'CLOSED'
  readonly closedOn: IsoDate | undefined
  readonly closedBecause: ClosedBecause | undefined
  readonly complainant: {
    readonly relation: 'SELF' | KinRelation | 'VILLAGE_GROUP'
    readonly wantsAnonymity: boolean
  }
  readonly respondent: Respondent | undefined
  readonly narrative: string
  readonly notes: readonly { readonly on: IsoDate; readonly text: string; readonly isShared: boolean }[]
  readonly safetyPlan: { readonly steps: readonly string[]; readonly reviewOn: IsoDate } | undefined
  readonly shelter: { readonly from: IsoDate; readonly until: IsoDate | undefined } | undefined
  readonly clarifications: readonly DemoClarification[]
  readonly commitment: DemoCommitment | undefined
  readonly remedies: readonly DemoRemedy[]
  readonly repatriation: DemoRepatriation | undefined
  readonly death: { readonly on: IsoDate; readonly cause: 'ILLNESS' | 'ACCIDENT' | 'NOT_KNOWN' } | undefined
  readonly referral: DemoReferral | undefined
}

/** How great the danger was judged, at intake. */
export interface DemoRisk {
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH' | 'IMMEDIATE'
  readonly detail: string
  readonly assessedOn: IsoDate
}

export type ClosedBecause =
  | 'SOLVED'
  | 'DOCUMENTS_NOT_COMPLETED'
  | 'NOT_CLEAR'
  | 'COMPLAINANT_UNREACHABLE'
  | 'HANDED_OVER'
  | 'NO_REPLY'

export interface DemoClarification {
  readonly round: 1 | 2
  /** It names nobody. */
  readonly question: string
  readonly askedOn: IsoDate
  readonly dueOn: IsoDate
  readonly heldOn: IsoDate | undefined
  readonly statement: string | undefined
}

export interface DemoCommitment {
  readonly promise: string
  readonly dueOn: IsoDate
  readonly state: 'OPEN' | 'KEPT' | 'BROKEN'
  readonly keptOn: IsoDate | undefined
  /** The rule that sets the due date. */
  readonly rule: string
}

export interface DemoRemedy {
  readonly kind: Remedy
  readonly amount: number | undefined
  readonly currency: string | undefined
  /** True where it was drawn from the company's deposit. */
  readonly isFromDeposit: boolean
  readonly agreedOn: IsoDate
  readonly paidOn: IsoDate | undefined
}

export interface DemoRepatriation {
  readonly requestedBy: DemoAgencyId
  readonly requestedOn: IsoDate
  readonly returnedOn: IsoDate
  readonly condition: 'WELL' | 'SICK' | 'INJURED' | 'DECEASED'
  readonly hasEscort: boolean
  readonly costBearer: 'STATE' | 'REGENCY' | 'PLACEMENT_COMPANY' | 'EMPLOYER' | 'INSURANCE' | 'WORKER'
  readonly familyNotifiedOn: IsoDate | undefined
}

export interface DemoReferral {
  readonly id: string
  readonly from: DemoAgencyId
  readonly to: DemoAgencyId
  readonly service: 'REPATRIATION' | 'MEDIATION' | 'LEGAL_AID' | 'SHELTER' | 'REINTEGRATION'
  readonly kind: 'REFERRAL' | 'TRANSFER'
  readonly state: 'IN_PROGRESS' | 'ACCEPTED' | 'REJECTED' | 'DONE' | 'REVOKED'
  readonly sentOn: IsoDate
  readonly dueOn: IsoDate
  readonly answeredOn: IsoDate | undefined
  readonly reason: string | undefined
  /** The receiver's own row, once it accepted. */
  readonly receiverCaseId: string | undefined
}

export interface DemoGrant {
  readonly id: string
  /** The agency whose rows it opens. */
  readonly owner: DemoAgencyId
  readonly recipient: DemoAgencyId
  readonly purposes: readonly Purpose[]
  readonly basis: Extract<Basis, 'CONSENT'>
  /** The form of the agreement that it meets. */
  readonly form: string
  readonly state: 'LIVE' | 'WITHDRAWN' | 'EXPIRED'
  readonly givenOn: IsoDate
  readonly until: IsoDate
  readonly withdrawnOn: IsoDate | undefined
  readonly words: { readonly id: string; readonly en: string }
  readonly evidence: 'SIGNED_PAPER' | 'VOICE_RECORDING' | 'ELECTRONIC'
  /** Who took it: an agency and one of its demonstration people. */
  readonly takenBy: { readonly agency: DemoAgencyId; readonly person: string }
}
