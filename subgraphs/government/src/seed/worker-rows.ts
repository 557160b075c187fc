import type { NewRow } from '@simpul/agency'
import { type DemoWorker, type DocumentType, derivedId, government } from '@simpul/demo'
import type { GovernmentContactRow } from '../government-contact/government-contact-table.ts'
import type {
  RegistrationDocumentRow,
  RegistrationDocumentType,
} from '../registration-document/registration-document-table.ts'
import type { TrainingRecordRow } from '../training-record/training-record-table.ts'
import { ageOn } from '../worker/ages.ts'
import type { WorkerRow } from '../worker/worker-table.ts'
import { lifecycleStatus, stageReached } from './stage-rows.ts'

/** A worker as the Manpower Service has them registered, or knows them without a registration. */
export function workerRow(worker: DemoWorker, today: string): NewRow<WorkerRow> {
  const { id, person, documents, history, registration, proceduralStatus } = worker
  const { nik, nikCheck, kkNumber, fullName, aliases, birthDate, sex, nationality } = person
  const { maritalStatus, kecamatan, desa, addressDetail, educationLevel } = person
  return {
    id,
    nik,
    nikStatus: nikCheck.status,
    nikMethod: nikCheck.method ?? null,
    nikVerifiedOn: nikCheck.on ?? null,
    kkNumber,
    fullName,
    aliases,
    birthDate,
    ...ageOn(today, birthDate),
    sex,
    nationality,
    maritalStatus,
    kecamatanCode: kecamatan.code,
    kecamatan: kecamatan.name,
    desaCode: desa?.code ?? null,
    desa: desa?.name ?? null,
    addressDetail,
    educationLevel,
    biometricDone: history.some(({ stage }) => stage === 'E_PMI_ISSUED'),
    proceduralStatus,
    lifecycleStatus: lifecycleStatus(worker),
    documentsCompletePercent: percentAccepted(documents),
    hasFamilyPermission: documents.some(({ type, state }) => type === 'FAMILY_PERMISSION' && state === 'ACCEPTED'),
    registeredOn: registration?.registeredOn ?? null,
    version: 1,
    stage: stageReached(worker),
  }
}

function percentAccepted(documents: DemoWorker['documents']): number {
  if (documents.length === 0) return 0
  return Math.floor((100 * documents.filter(({ state }) => state === 'ACCEPTED').length) / documents.length)
}

/** The checklist items that the Manpower Service collects. The police record letter is not among them. */
export function documentRows({ id: workerId, documents }: DemoWorker): readonly NewRow<RegistrationDocumentRow>[] {
  return documents.flatMap(({ type, collector, state, issuedOn, expiresOn, rejectedReason }) => {
    if (collector !== 'GOVERNMENT' || !isRegistrationDocument(type)) return []
    return [
      {
        id: derivedId(workerId, 'registration-document', type),
        workerId,
        type,
        state,
        issuedOn: issuedOn ?? null,
        expiresOn: expiresOn ?? null,
        rejectedReason: rejectedReason ?? null,
      },
    ]
  })
}

const registrationDocumentTypes: readonly RegistrationDocumentType[] = [
  'KTP',
  'KK',
  'BIRTH_CERTIFICATE',
  'MARITAL_STATUS_LETTER',
  'FAMILY_PERMISSION',
  'DIPLOMA',
  'COMPETENCE_CERTIFICATE',
]

function isRegistrationDocument(type: DocumentType | RegistrationDocumentType): type is RegistrationDocumentType {
  return registrationDocumentTypes.some((one) => one === type)
}

/** The Manpower Service's own numbers of a worker. */
export function contactRows({ id: workerId, contacts }: DemoWorker): readonly NewRow<GovernmentContactRow>[] {
  return contacts
    .filter(({ agency }) => agency === government)
    .map(({ phone, safeToContact, window }, at) => ({
      id: derivedId(workerId, 'government-contact', at + 1),
      workerId,
      phone,
      isSafe: safeToContact,
      callWindow: window ?? null,
    }))
}

/** The training that the Manpower Service recorded. */
export function trainingRows({ id: workerId, training }: DemoWorker): readonly NewRow<TrainingRecordRow>[] {
  if (training === undefined) return []
  const { id, institution, programme, hours, from, until, result, certificate } = training
  return [
    {
      id,
      workerId,
      institution: institution.name,
      programme,
      hours,
      result,
      startedOn: from,
      endedOn: until,
      certificateNumber: certificate ?? null,
    },
  ]
}
