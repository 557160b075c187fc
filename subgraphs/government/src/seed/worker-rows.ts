import type { NewRow } from '@simpul/agency'
import { type DemoWorker, derivedId, government } from '@simpul/demo'
import type { GovernmentContactRow } from '../government-contact/government-contact-table.ts'
import type { TrainingRecordRow } from '../training-record/training-record-table.ts'
import { ageOn } from '../worker/ages.ts'
import type { WorkerRow } from '../worker/worker-table.ts'
import type { WorkerCareNeedRow } from '../worker-care-need/worker-care-need-table.ts'
import { percentAccepted, permissionRows } from './document-rows.ts'
import { lifecycleStatus, stageReached } from './stage-rows.ts'

/** A worker as the Manpower Service has them registered, or knows them without a registration. */
export function workerRow(worker: DemoWorker, today: string): NewRow<WorkerRow> {
  const { id, person, history, registration, proceduralStatus } = worker
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
    documentsCompletePercent: percentAccepted(worker),
    hasFamilyPermission: permissionRows(worker).length > 0,
    registeredOn: registration?.registeredOn ?? null,
    version: 1,
    stage: stageReached(worker),
  }
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
      callWindow: safeToContact ? (window ?? null) : null,
      endedOn: null,
      version: 1,
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
      version: 1,
    },
  ]
}

/** What a worker needs for her health, as the Manpower Service noted it on first seeing her. */
export function careNeedRows(
  { id: workerId, person, history }: DemoWorker,
  today: string,
): readonly NewRow<WorkerCareNeedRow>[] {
  const sinceOn = history.at(0)?.on ?? today
  return person.needs.map((kind) => ({
    id: derivedId(workerId, 'worker-care-need', kind),
    workerId,
    complaintId: null,
    kind,
    detail: details[kind],
    sinceOn,
    untilOn: null,
    version: 1,
  }))
}

const details = {
  DISABILITY: 'Perlu pendamping saat berjalan jauh.',
  CHRONIC_ILLNESS: 'Perlu minum obat setiap hari.',
  PREGNANCY: 'Perlu tempat duduk dan istirahat.',
} as const
