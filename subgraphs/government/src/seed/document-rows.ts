import type { NewRow } from '@simpul/agency'
import { addDays, type DemoWorker, derivedId } from '@simpul/demo'
import { checklistVersions } from '../checklist-template/checklist-versions.ts'
import type { FamilyPermissionRow } from '../family-permission/family-permission-table.ts'
import {
  isRegistrationDocument,
  type RegistrationDocumentRow,
  type RegistrationDocumentType,
} from '../registration-document/registration-document-table.ts'
import { itemsOf } from '../worker-checklist/items-of.ts'
import type { WorkerChecklistRow } from '../worker-checklist/worker-checklist-table.ts'

/** The checklist a worker goes by: the newest of the scheme that names no country, as the papers were drawn. */
export function checklistRows(worker: DemoWorker): readonly NewRow<WorkerChecklistRow>[] {
  const { id: workerId, registration, placement } = worker
  const list = templateOf(worker)
  if (registration === undefined || list === undefined) return []
  const { scheme, registeredOn } = registration
  return [
    {
      id: derivedId(workerId, 'worker-checklist'),
      workerId,
      templateId: list.id,
      scheme,
      destinationCountry: placement?.destination.code ?? null,
      items: itemsFor(worker),
      // those who were registered before it held went over to it
      openedOn: registeredOn < list.validFrom ? list.validFrom : registeredOn,
      endedOn: null,
      version: 1,
    },
  ]
}

function templateOf({ registration }: DemoWorker) {
  return checklistVersions
    .filter(({ scheme, destinationCountry }) => scheme === registration?.scheme && destinationCountry === null)
    .toSorted((left, right) => left.version - right.version)
    .at(-1)
}

function itemsFor(worker: DemoWorker): readonly RegistrationDocumentType[] {
  const list = templateOf(worker)
  const isCompanyPlaced = worker.documents.some(({ collector }) => collector === 'COMPANY')
  return list === undefined ? [] : itemsOf(list, isCompanyPlaced)
}

/** How much of what the Manpower Service collects is accepted. */
export function percentAccepted(worker: DemoWorker): number {
  const items = itemsFor(worker)
  if (items.length === 0) return 0
  const accepted = worker.documents.filter(
    ({ type, state }) => state === 'ACCEPTED' && items.some((one) => one === type),
  )
  return Math.floor((100 * accepted.length) / items.length)
}

/** The checklist items that the Manpower Service collects. */
export function documentRows(worker: DemoWorker): readonly NewRow<RegistrationDocumentRow>[] {
  const items = itemsFor(worker)
  return worker.documents.flatMap(({ type, state, issuedOn, expiresOn, decidedOn, rejectedReason }) => {
    if (!isRegistrationDocument(type) || !items.includes(type)) return []
    const isHandedIn = state !== 'MISSING'
    return [
      {
        id: derivedId(worker.id, 'registration-document', type),
        workerId: worker.id,
        type,
        state,
        collectedBy: isHandedIn ? 'MANPOWER_SERVICE' : null,
        receivedOn: isHandedIn ? (decidedOn ?? issuedOn ?? null) : null,
        decidedOn: decidedOn ?? null,
        issuedOn: issuedOn ?? null,
        expiresOn: expiresOn ?? null,
        rejectedReason: rejectedReason ?? null,
        fileId: null,
        familyFileId: null,
        version: 1,
      },
    ]
  })
}

/** The family's permission behind a letter that was accepted. */
export function permissionRows({
  id: workerId,
  person,
  documents,
}: DemoWorker): readonly NewRow<FamilyPermissionRow>[] {
  const letter = documents.find(({ type, state }) => type === 'FAMILY_PERMISSION' && state === 'ACCEPTED')
  if (letter?.issuedOn === undefined) return []
  return [
    {
      id: derivedId(workerId, 'family-permission'),
      workerId,
      relation: person.maritalStatus === 'MARRIED' ? 'SPOUSE' : 'PARENT',
      givenOn: addDays(letter.issuedOn, -1),
      villageKnewOn: letter.issuedOn,
      desaCode: person.desa?.code ?? null,
      withdrawnOn: null,
      version: 1,
    },
  ]
}
