import { drawContracts } from './contracts.ts'
import { drawCosts } from './costs.ts'
import { isoDate } from './days.ts'
import type { DemoMedical, DemoPaper, DemoPlacement } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import { drawEmployer } from './employers.ts'
import type { Fate, Placing } from './fate.ts'
import { jobOrderId, orderPartner } from './job-orders.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'
import type { Stage } from './stage.ts'

/** Which worker a placement belongs to. */
export interface PlacedWorker {
  readonly index: number
  readonly id: string
  readonly fate: Fate
  readonly journey: Journey
}

/** Draws the placement of somebody registered, as far as it has come. Undefined while nobody has chosen them yet. */
export function drawPlacement(draws: Draws, worker: PlacedWorker, placing: Placing): DemoPlacement | undefined {
  const { index, id, fate, journey } = worker
  const selected = dayReached(journey, 'SELECTED')
  const begun = selected ?? dayReached(journey, 'DOCS_IN_PROGRESS')
  if (begun === undefined) return undefined
  const { companyId, post, scheme } = placing
  const isByCompany = companyId !== undefined
  const country = fate.destination.code
  const agreed = dayReached(journey, 'PLACEMENT_AGREEMENT_SIGNED')
  const issued = dayReached(journey, 'E_PMI_ISSUED')
  return {
    id: derivedId(id, 'placement'),
    scheme,
    status: statusOf(journey),
    companyId,
    destination: fate.destination,
    post,
    employer: drawEmployer(draws, country, post.sector),
    partner: isByCompany ? orderPartner(country, index) : undefined,
    jobOrderId: isByCompany
      ? jobOrderId({ companyId, country, post, year: Number(isoDate(begun).slice(0, 4)), index })
      : undefined,
    selectedOn: selected === undefined ? undefined : isoDate(selected),
    agreement:
      agreed === undefined ? undefined : { number: `PP-CONTOH-${number(index, 7)}`, signedOn: isoDate(agreed) },
    contracts: drawContracts(draws, fate, placing, journey),
    costs: isByCompany ? drawCosts(draws, fate, journey) : [],
    medical: drawMedical(draws, journey),
    ...papers(draws, index, journey),
    oppOn: dateOf(dayReached(journey, 'OPP_DONE')),
    ePmi: issued === undefined ? undefined : { number: `EPMI-CONTOH-${number(index, 7)}`, issuedOn: isoDate(issued) },
    departure: departureOf(draws, journey),
    arrival: arrivalOf(draws, journey),
  }
}

function statusOf(journey: Journey): DemoPlacement['status'] {
  if (journey.stopped !== undefined) return 'CANCELLED'
  if (journey.returned !== undefined) return 'ENDED'
  const [status] = standing.find(([, stage]) => dayReached(journey, stage) !== undefined) ?? ['SELECTED' as const]
  return status
}

/** How a placement stands, by the furthest of these stages that was reached. */
const standing: readonly (readonly [DemoPlacement['status'], Stage])[] = [
  ['WORKING', 'WORKING'],
  ['ARRIVED', 'ARRIVED_REPORTED'],
  ['DEPARTED', 'DEPARTED'],
  ['READY_TO_DEPART', 'E_PMI_ISSUED'],
  ['IN_PREPARATION', 'DOCS_IN_PROGRESS'],
  ['AGREEMENT_SIGNED', 'PLACEMENT_AGREEMENT_SIGNED'],
]

function drawMedical(draws: Draws, journey: Journey): DemoMedical | undefined {
  const fit = dayReached(journey, 'MEDICAL_FIT')
  const unfit = journey.stopped === 'UNFIT' ? dayReached(journey, 'CLOSED') : undefined
  const day = fit ?? unfit
  if (day === undefined) return undefined
  return { on: isoDate(day), validUntil: isoDate(day + 90), clinic: draws.pick(clinics), isFit: fit !== undefined }
}

const clinics = ['Klinik Contoh Medika', 'Rumah Sakit Rekaan Husada', 'Klinik Misal Sehat'] as const

function papers(draws: Draws, index: number, journey: Journey): Pick<DemoPlacement, 'passport' | 'visa' | 'insurance'> {
  return {
    passport: paper(passportNumber(index), dayReached(journey, 'PASSPORT'), draws.chance(0.7) ? 3652 : 1826),
    visa: paper(`V-CONTOH-${number(index, 7)}`, dayReached(journey, 'VISA'), 760),
    insurance: paper(`BPJS-CONTOH-${number(index, 7)}`, dayReached(journey, 'BPJS_ACTIVE'), 912),
  }
}

/** A passport number of the right form, one letter and seven digits; the digits of two workers are never the same. */
function passportNumber(index: number): string {
  return `Z${number((index * 7_654_321 + 1_234_567) % 10_000_000, 7)}`
}

function paper(name: string, day: number | undefined, days: number): DemoPaper | undefined {
  return day === undefined ? undefined : { number: name, from: isoDate(day), until: isoDate(day + days) }
}

function departureOf(draws: Draws, { leftDay }: Journey): DemoPlacement['departure'] {
  if (leftDay === undefined) return undefined
  return {
    on: isoDate(leftDay),
    flight: `XX ${draws.between(100, 999)}`,
    airport: draws.chance(0.9) ? 'Juanda' : 'Soekarno-Hatta',
  }
}

function arrivalOf(draws: Draws, journey: Journey): DemoPlacement['arrival'] {
  const day = dayReached(journey, 'ARRIVED_REPORTED')
  return day === undefined ? undefined : { reportedOn: isoDate(day), workplaceSeen: draws.chance(0.3) }
}

function dateOf(day: number | undefined): string | undefined {
  return day === undefined ? undefined : isoDate(day)
}

function number(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
