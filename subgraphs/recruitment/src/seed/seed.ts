import { insertKitRows, insertPermissions, insertRows } from '@simpul/agency'
import {
  type DemoWorker,
  demoEmployers,
  demoGrantDocument,
  demoPartners,
  demoPopulation,
  hubCompany,
  hubCountries,
  ngo,
} from '@simpul/demo'
import type { DataSource, EntityManager } from 'typeorm'
import { arrivalReports } from '../arrival-report/arrival-report-table.ts'
import { companyTrainings } from '../company-training/company-training-table.ts'
import { contractChanges } from '../contract-change/contract-change-table.ts'
import { contractWageChanges } from '../contract-wage-change/contract-wage-change-table.ts'
import { employers } from '../employer/employer-table.ts'
import { contractVersions } from '../employment-contract-version/employment-contract-version-table.ts'
import { insuranceMemberships } from '../insurance-membership/insurance-membership-table.ts'
import { jobOrders } from '../job-order/job-order-table.ts'
import { medicalFitness } from '../medical-fitness/medical-fitness-table.ts'
import { overseasPartners } from '../overseas-partner/overseas-partner-table.ts'
import { passports } from '../passport/passport-table.ts'
import { placements } from '../placement/placement-table.ts'
import { agreementVersions } from '../placement-agreement-version/placement-agreement-version-table.ts'
import { placementCosts } from '../placement-cost/placement-cost-table.ts'
import { placementDocuments } from '../placement-document/placement-document-table.ts'
import { policeClearances } from '../police-clearance/police-clearance-table.ts'
import { psychologicalFitness } from '../psychological-fitness/psychological-fitness-table.ts'
import { publishedJobOrders } from '../published-job-order/published-job-order-table.ts'
import { recruitmentContacts } from '../recruitment-contact/recruitment-contact-table.ts'
import { visas } from '../visa/visa-table.ts'
import { workplaceChecks } from '../workplace-check/workplace-check-table.ts'
import { filedContracts } from './contract-rows.ts'
import { employerRow } from './employer-row.ts'
import { companyOrders, jobOrderRow, publishedOrderRows } from './job-order-rows.ts'
import { orderUse } from './order-use.ts'
import {
  clearanceRows,
  contactRows,
  documentRows,
  fitnessRows,
  insuranceRows,
  passportRows,
  psychologicalRows,
  trainingRows,
  visaRows,
} from './paper-rows.ts'
import { partnerRow } from './partner-row.ts'
import { agreementRows, arrivalRows, checkRows, costRows, type PlacedWorker, placementRow } from './placement-rows.ts'

/** What a seed depends on: for the same options it writes the same rows. */
export interface SeedOptions {
  /** The day on which the population stands still, `yyyy-mm-dd`. */
  readonly today: string
  /** How many workers the whole population has; the company knows those whom it places. */
  readonly workers: number
  /** The address of the issuer whose tokens speak for subjects. */
  readonly subjectIssuer: string
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

const workersPerBatch = 2_000

/** Writes the company's rows of the demonstration's population, all or none. */
export async function seedRecruitment(own: DataSource, options: SeedOptions): Promise<void> {
  await own.transaction(async (rows) => {
    await seedOrders(rows, options)
    const use = orderUse()
    let done = 0
    for (const batch of inBatches(demoPopulation(options))) {
      const placed = batch.flatMap(placedByCompany)
      use.count(placed)
      await seedPlaced(rows, placed, options)
      await seedPermissions(rows, batch, options)
      done += batch.length
      options.onProgress?.(done, options.workers)
    }
    await use.write(rows)
  })
}

/** The orders, and the employers in the company's countries. The NGO is informed of what is open or to be opened. */
async function seedOrders(rows: EntityManager, { today, workers }: SeedOptions): Promise<void> {
  const insert = insertRows(rows)
  const orders = companyOrders(today, workers)
  const orderRows = orders.map((order) => jobOrderRow(order, today))
  const shown = orderRows.filter(({ status }) => status === 'SUBMITTED' || status === 'VERIFIED')
  await insert(employers, demoEmployers.filter(({ country }) => hubCountries.includes(country)).map(employerRow))
  await insert(overseasPartners, demoPartners.filter(({ country }) => hubCountries.includes(country)).map(partnerRow))
  await insert(jobOrders, orderRows)
  await insert(
    publishedJobOrders,
    orders.flatMap((order) => publishedOrderRows(order, today)),
  )
  await insertKitRows(
    rows,
    'party',
    shown.map(({ id }) => ({ type: jobOrders.type, row_id: id, agency: ngo, since: startOf(today) })),
  )
}

/** Each placement with what was signed, what it cost, and the worker's papers. */
async function seedPlaced(rows: EntityManager, placed: readonly PlacedWorker[], { today }: SeedOptions): Promise<void> {
  const insert = insertRows(rows)
  await insert(placements, placed.map(placementRow))
  await insert(agreementVersions, placed.flatMap(agreementRows))
  const contracts = placed.flatMap(filedContracts)
  await insert(
    contractVersions,
    contracts.map(({ version }) => version),
  )
  await insert(
    contractChanges,
    contracts.flatMap(({ changes }) => changes.terms),
  )
  await insert(
    contractWageChanges,
    contracts.flatMap(({ changes }) => changes.wages),
  )
  await insert(placementCosts, placed.flatMap(costRows))
  await insert(arrivalReports, placed.flatMap(arrivalRows))
  await insert(workplaceChecks, placed.flatMap(checkRows))
  await insert(placementDocuments, placed.flatMap(documentRows))
  await insert(medicalFitness, placed.flatMap(fitnessRows))
  await insert(psychologicalFitness, placed.flatMap(psychologicalRows))
  await insert(policeClearances, placed.flatMap(clearanceRows))
  await insert(companyTrainings, placed.flatMap(trainingRows))
  await insert(passports, placed.flatMap(passportRows))
  await insert(visas, placed.flatMap(visaRows))
  await insert(
    insuranceMemberships,
    placed.flatMap((one) => insuranceRows(one, today)),
  )
  await insert(recruitmentContacts, placed.flatMap(contactRows))
}

/** What workers permitted the company's partners, and who they are when they sign in: it knows nobody whom it does not place. */
async function seedPermissions(
  rows: EntityManager,
  workers: readonly DemoWorker[],
  { subjectIssuer: issuer, today }: SeedOptions,
): Promise<void> {
  await insertPermissions(rows, {
    agency: hubCompany,
    grants: workers.flatMap((worker) =>
      worker.grants.map((grant) => ({ document: demoGrantDocument(worker, grant), withdrawnOn: grant.withdrawnOn })),
    ),
    bindings: workers.flatMap(({ id: worker, binding, knownTo }) =>
      binding === undefined || !knownTo.includes(hubCompany)
        ? []
        : [{ issuer, person: binding.subject, worker, seenOn: today }],
    ),
  })
}

/** The first moment of a day in Jember. */
function startOf(day: string): string {
  return `${day}T00:00:00+07:00`
}

function placedByCompany(worker: DemoWorker): readonly PlacedWorker[] {
  const { placement } = worker
  return placement?.companyId === hubCompany ? [{ worker, placement }] : []
}

function* inBatches(workers: Iterable<DemoWorker>): Generator<readonly DemoWorker[]> {
  let batch: DemoWorker[] = []
  for (const worker of workers) {
    batch.push(worker)
    if (batch.length < workersPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
