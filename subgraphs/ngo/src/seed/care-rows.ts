import type { NewRow } from '@simpul/agency'
import { addDays, type DemoWorker, demoPeople, derivedId, type Need, ngo } from '@simpul/demo'
import type { CaseCareNeedRow } from '../case-care-need/case-care-need-table.ts'
import type { CaseMarkerRow } from '../case-marker/case-marker-table.ts'
import type { NgoChildRow } from '../ngo-child/ngo-child-table.ts'
import type { NgoFamilyContactRow } from '../ngo-family-contact/ngo-family-contact-table.ts'
import type { ShelterStayRow } from '../shelter-stay/shelter-stay-table.ts'
import { type NgoCase, ngoCasesOf } from './ngo-case.ts'

/** When the client was in a shelter. */
export function shelterRows({
  id,
  workerId,
  isReferred,
  told: { shelter },
}: NgoCase): readonly NewRow<ShelterStayRow>[] {
  if (isReferred || shelter === undefined) return []
  const stay = {
    workerId,
    place: 'Rumah aman A',
    fromOn: shelter.from,
    plannedUntilOn: addDays(shelter.from, 30),
    untilOn: shelter.until ?? null,
  }
  return [{ id: derivedId(id, 'shelter stay'), caseId: id, ...stay, version: 1 }]
}

const caseworkers = demoPeople.filter(({ issuer, roles }) => issuer === ngo && roles.includes('CASEWORKER'))

/** Signs of trafficking and violence, for the caseworkers. */
export function markerRows({ id, receivedOn, isReferred, told }: NgoCase): readonly NewRow<CaseMarkerRow>[] {
  if (isReferred) return []
  const assigned = caseworkers.map((one) => one.id)
  return told.markers.map((kind) => {
    const marker = { subjectId: null, kind, detail: null, markedOn: receivedOn, assigned, version: 1 }
    return { id: derivedId(id, 'marker', kind), caseId: id, ...marker }
  })
}

const details: Readonly<Record<Need, string>> = {
  DISABILITY: 'Membutuhkan kursi roda saat perjalanan.',
  PREGNANCY: 'Membutuhkan pemeriksaan rutin.',
  CHRONIC_ILLNESS: 'Membutuhkan obat setiap hari.',
}

/** What a client needs, noted in the first of the cases that came in here; who fell ill abroad needs medicine. */
export function careNeedRows(worker: DemoWorker): readonly NewRow<CaseCareNeedRow>[] {
  const first = firstCase(worker)
  if (first === undefined) return []
  const ill: readonly Need[] = first.told.types.includes('SICKNESS') ? ['CHRONIC_ILLNESS'] : []
  return [...new Set([...worker.person.needs, ...ill])].map((kind) => {
    const need = { kind, detail: details[kind], sinceOn: first.receivedOn, untilOn: null, version: 1 }
    return { id: derivedId(first.id, 'care need', kind), caseId: first.id, workerId: worker.id, ...need }
  })
}

/** Whom of the family to tell. */
export function familyContactRows(worker: DemoWorker): readonly NewRow<NgoFamilyContactRow>[] {
  const first = firstCase(worker)
  if (first === undefined) return []
  const { name, relation, phone } = worker.person.kin
  const contact = { name, relation, phone, isSafe: true, callWindow: null, version: 1 }
  return [{ id: derivedId(first.id, 'family contact'), caseId: first.id, workerId: worker.id, ...contact }]
}

/** Now and then a child who stayed with the family. Its name is nobody's here. */
export function childRows(worker: DemoWorker): readonly NewRow<NgoChildRow>[] {
  const first = firstCase(worker)
  const age = 1 + (worker.index % 9)
  const bornOn = addDays(first?.receivedOn ?? '2000-01-01', -365 * age)
  const isOldEnough = addDays(worker.person.birthDate, 365 * 20) < bornOn
  if (first === undefined || !isOldEnough || worker.person.maritalStatus === 'SINGLE' || worker.index % 4 !== 0)
    return []
  const child = { name: 'Anak pertama', bornOn, caredForBy: 'Nenek', permittedBy: 'Orang tua', version: 1 }
  return [{ id: derivedId(first.id, 'child'), caseId: first.id, workerId: worker.id, ...child }]
}

function firstCase(worker: DemoWorker): NgoCase | undefined {
  return ngoCasesOf(worker).find(({ isReferred }) => !isReferred)
}
