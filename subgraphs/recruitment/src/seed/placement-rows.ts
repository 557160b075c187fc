import type { NewRow } from '@simpul/agency'
import { type DemoPlacement, type DemoWorker, derivedId, hubCompany } from '@simpul/demo'
import { sha256Hex } from '@simpul/trust'
import type { EmploymentContractVersionRow } from '../employment-contract-version/employment-contract-version-table.ts'
import type { PlacementRow } from '../placement/placement-table.ts'
import type { PlacementAgreementVersionRow } from '../placement-agreement-version/placement-agreement-version-table.ts'
import type { PlacementCostRow } from '../placement-cost/placement-cost-table.ts'
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
  }
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
    },
  ]
}

/**
 * The contracts that the company filed, counted by itself. What somebody was made to sign abroad is theirs to show:
 * the company has no such version.
 */
export function contractRows({ worker, placement }: PlacedWorker): readonly NewRow<EmploymentContractVersionRow>[] {
  const filed = placement.contracts.filter(({ filedBy }) => filedBy === 'COMPANY')
  return filed.map((contract, at) => ({
    id: derivedId(placement.id, 'contract', at + 1),
    workerId: worker.id,
    placementId: placement.id,
    version: at + 1,
    signedOn: contract.signedOn,
    position: contract.post,
    monthlyWage: contract.wage,
    currency: contract.currency,
    weeklyHours: contract.weeklyHours,
    weeklyRestDays: contract.weeklyRestDays,
    leaveDays: contract.leaveDays,
    termMonths: contract.termMonths,
  }))
}

/** What the placement has cost until today. */
export function costRows({ worker, placement }: PlacedWorker): readonly NewRow<PlacementCostRow>[] {
  return placement.costs.map(({ kind, item, chargedTo, amount, months, ruleId }) => ({
    id: derivedId(placement.id, 'cost', item),
    workerId: worker.id,
    placementId: placement.id,
    kind,
    item,
    chargedTo,
    amount,
    currency: 'IDR',
    months: months ?? null,
    ruleVersion: ruleId,
  }))
}
