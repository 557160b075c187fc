import type { NewRow } from '@simpul/agency'
import { type DemoPlacement, type DemoWorker, derivedId, hubCompany } from '@simpul/demo'
import { sha256Hex } from '@simpul/trust'
import type { ArrivalReportRow } from '../arrival-report/arrival-report-table.ts'
import type { PlacementRow } from '../placement/placement-table.ts'
import type { PlacementAgreementVersionRow } from '../placement-agreement-version/placement-agreement-version-table.ts'
import { measureCost } from '../placement-cost/cost-rules.ts'
import type { PlacementCostRow } from '../placement-cost/placement-cost-table.ts'
import type { WorkplaceCheckRow } from '../workplace-check/workplace-check-table.ts'
import { contactOf } from './employer-row.ts'

/** A worker whom the company places. */
export interface PlacedWorker {
  readonly worker: DemoWorker
  readonly placement: DemoPlacement
}

/** The placement itself, with the employer as it was told. */
export function placementRow({ worker, placement }: PlacedWorker): NewRow<PlacementRow> {
  const { employer, partner, departure, post } = placement
  return {
    id: placement.id,
    workerId: worker.id,
    jobOrderId: placement.jobOrderId ?? null,
    companyId: hubCompany,
    scheme: placement.scheme,
    status: placement.status,
    destinationCountry: placement.destination.code,
    position: post.title.en,
    sector: post.sector,
    departureDate: departure?.on ?? null,
    flight: departure?.flight ?? null,
    employerName: employer.name,
    employerAddress: employer.address,
    employerContact: contactOf(employer),
    overseasPartner: partner?.name ?? null,
    statusSince: sinceOf(placement),
    filingState: null,
    version: 1,
  }
}

/** Since when the placement stands where it does, for the stages whose day is known. */
function sinceOf({ status, selectedOn, agreement, departure, arrival }: DemoPlacement): string | null {
  const days: Partial<Record<DemoPlacement['status'], string | undefined>> = {
    SELECTED: selectedOn,
    AGREEMENT_SIGNED: agreement?.signedOn,
    DEPARTED: departure?.on,
    ARRIVED: arrival?.reportedOn,
  }
  return days[status] ?? null
}

/** The agreement that was signed, in its first and only version. */
export function agreementRows({ worker, placement }: PlacedWorker): readonly NewRow<PlacementAgreementVersionRow>[] {
  const { agreement, id } = placement
  if (agreement === undefined) return []
  const { number, signedOn } = agreement
  const documentHash = sha256Hex(`${number} ${signedOn}`)
  return [
    {
      id: derivedId(id, 'agreement', 1),
      workerId: worker.id,
      placementId: id,
      number,
      version: 1,
      signedOn,
      documentHash,
      fileId: null,
    },
  ]
}

/** What the placement has cost until today, each cost measured by the rule of its day. */
export function costRows({ worker, placement }: PlacedWorker): readonly NewRow<PlacementCostRow>[] {
  const { scheme, destination } = placement
  return placement.costs.map(({ kind, item, chargedTo, amount, months, on: chargedOn }) => ({
    id: derivedId(placement.id, 'cost', item),
    workerId: worker.id,
    placementId: placement.id,
    kind,
    item,
    chargedTo,
    amount,
    currency: 'IDR',
    months: months ?? null,
    chargedOn,
    ...measureCost({ item, chargedTo, chargedOn, scheme, country: destination.code }),
  }))
}

/** The report of the worker's arrival. */
export function arrivalRows({ worker, placement }: PlacedWorker): readonly NewRow<ArrivalReportRow>[] {
  const { arrival, departure, id: placementId } = placement
  if (arrival === undefined || departure === undefined) return []
  const { reportedOn } = arrival
  const id = derivedId(placementId, 'arrival')
  return [{ id, workerId: worker.id, placementId, arrivedOn: departure.on, reportedOn }]
}

/** The check of the place of work, where somebody went to see it. */
export function checkRows({ worker, placement }: PlacedWorker): readonly NewRow<WorkplaceCheckRow>[] {
  const { arrival, id: placementId } = placement
  if (arrival?.workplaceSeen !== true) return []
  const id = derivedId(placementId, 'workplace check')
  const checkedOn = arrival.reportedOn
  return [{ id, workerId: worker.id, placementId, checkedOn, isAsAgreed: true, finding: null }]
}
