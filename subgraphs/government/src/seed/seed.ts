import { insertKitRows, insertPermissions, insertRows, seedPublications } from '@simpul/agency'
import { type DemoWorker, demoCompanies, demoGrantDocument, demoPopulation, forum, government } from '@simpul/demo'
import type { DataSource, EntityManager } from 'typeorm'
import { caseCommitments } from '../case-commitment/case-commitment-table.ts'
import { checklistTemplates } from '../checklist-template/checklist-template-table.ts'
import { checklistVersions } from '../checklist-template/checklist-versions.ts'
import { clarificationRequests } from '../clarification-request/clarification-request-table.ts'
import { companySanctions } from '../company-sanction/company-sanction-table.ts'
import { complainants } from '../complainant/complainant-table.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { complaintClocks } from '../complaint-clock/complaint-clock-table.ts'
import { complaintMarkers } from '../complaint-marker/complaint-marker-table.ts'
import { complaintNarratives } from '../complaint-narrative/complaint-narrative-table.ts'
import { complaintReferrals } from '../complaint-referral/complaint-referral-table.ts'
import { complaintRespondents } from '../complaint-respondent/complaint-respondent-table.ts'
import { complaintKind } from '../complaint-statistics/complaint-counts.ts'
import { deaths } from '../death/death-table.ts'
import { departureClearances } from '../departure-clearance/departure-clearance-table.ts'
import { depositProposals } from '../deposit-proposal/deposit-proposal-table.ts'
import { familyConsents } from '../family-consent/family-consent-table.ts'
import { familyPermissions } from '../family-permission/family-permission-table.ts'
import { filedPlacements } from '../filed-placement/filed-placement-table.ts'
import { governmentContacts } from '../government-contact/government-contact-table.ts'
import { mediations } from '../mediation/mediation-table.ts'
import { openSanctions } from '../open-sanction/open-sanction-table.ts'
import { placementCompanies } from '../placement-company/placement-company-table.ts'
import { placementKind } from '../placement-statistics/placement-counts.ts'
import { problemEmployers } from '../problem-employer/problem-employer-table.ts'
import { protectedStages } from '../protected-stage/protected-stage-table.ts'
import { referredComplaints } from '../referred-complaint/referred-complaint-table.ts'
import { registrationDocuments } from '../registration-document/registration-document-table.ts'
import { remedies } from '../remedy/remedy-table.ts'
import { repatriations } from '../repatriation/repatriation-table.ts'
import { repatriationNotices } from '../repatriation-notice/repatriation-notice-table.ts'
import { trainingRecords } from '../training-record/training-record-table.ts'
import { workers } from '../worker/worker-table.ts'
import { workerCareNeeds } from '../worker-care-need/worker-care-need-table.ts'
import { workerChecklists } from '../worker-checklist/worker-checklist-table.ts'
import { workerStages } from '../worker-stage/worker-stage-table.ts'
import { clarificationParties, clarificationRows, commitmentParties, commitmentRows } from './clarification-rows.ts'
import { companionParties, companyRow, openSanctionRows, sanctionRows } from './company-rows.ts'
import {
  complainantRows,
  complaintRow,
  exclusionRows,
  markerRows,
  narrativeRows,
  remedyRows,
  respondentRows,
} from './complaint-rows.ts'
import { checklistRows, documentRows, permissionRows } from './document-rows.ts'
import { governmentCasesOf } from './government-case.ts'
import { insertMatches } from './match-rows.ts'
import { clearanceRows, companyParties, filedPlacementRows } from './placement-rows.ts'
import { problemEmployerRows } from './problem-employer-rows.ts'
import { referralParties, referralRow, referredRow, sentReferrals } from './referral-rows.ts'
import {
  deathRows,
  familyConsentRows,
  familyParty,
  noticeParties,
  noticeRows,
  repatriationParties,
  repatriationRows,
} from './repatriation-rows.ts'
import { clockRows, depositRows, mediationRows } from './settlement-rows.ts'
import { protectedStageRows, stageRows } from './stage-rows.ts'
import { careNeedRows, contactRows, trainingRows, workerRow } from './worker-rows.ts'

/** What a seed depends on: for the same options it writes the same rows. */
export interface SeedOptions {
  /** The day on which the population stands still, `yyyy-mm-dd`. */
  readonly today: string
  /** How many workers the whole population has; the Manpower Service does not know all of them. */
  readonly workers: number
  /** The address of the issuer whose tokens speak for subjects. */
  readonly subjectIssuer: string
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

const workersPerBatch = 2_000

/** Writes the Manpower Service's rows of the demonstration's population, all or none. */
export async function seedGovernment(own: DataSource, options: SeedOptions): Promise<void> {
  await own.transaction(async (rows) => {
    await seedLists(rows, options)
    let done = 0
    for (const batch of inBatches(demoPopulation(options))) {
      const known = batch.filter(({ knownTo }) => knownTo.includes(government))
      await seedWorkers(rows, known, options)
      await seedCases(rows, known, options)
      await seedPermissions(rows, batch, options)
      done += batch.length
      options.onProgress?.(done, options.workers)
    }
    await seedPublished(rows, options)
  })
}

/** The tables of four quarters, each published on its day. */
async function seedPublished(rows: EntityManager, { today }: SeedOptions): Promise<void> {
  for (const kind of [placementKind, complaintKind]) await seedPublications(rows, kind, { today, forum })
}

/** The companies with their sanctions, and the checklists. */
async function seedLists(rows: EntityManager, { today }: SeedOptions): Promise<void> {
  const insert = insertRows(rows)
  const companies = demoCompanies(today)
  await insert(placementCompanies, companies.map(companyRow))
  await insert(companySanctions, companies.flatMap(sanctionRows))
  await insert(openSanctions, companies.flatMap(openSanctionRows))
  await insert(checklistTemplates, checklistVersions)
  await insert(problemEmployers, problemEmployerRows(today))
}

/** Each worker with what registration and placement brought. */
async function seedWorkers(rows: EntityManager, known: readonly DemoWorker[], { today }: SeedOptions): Promise<void> {
  const insert = insertRows(rows)
  await insert(
    workers,
    known.map((worker) => workerRow(worker, today)),
  )
  await insert(workerStages, known.flatMap(stageRows))
  await insert(protectedStages, known.flatMap(protectedStageRows))
  await insertMatches(rows, known)
  await insert(registrationDocuments, known.flatMap(documentRows))
  await insert(workerChecklists, known.flatMap(checklistRows))
  await insert(familyPermissions, known.flatMap(permissionRows))
  await insert(
    workerCareNeeds,
    known.flatMap((worker) => careNeedRows(worker, today)),
  )
  await insert(governmentContacts, known.flatMap(contactRows))
  await insert(trainingRecords, known.flatMap(trainingRows))
  await insert(filedPlacements, known.flatMap(filedPlacementRows))
  await insert(departureClearances, known.flatMap(clearanceRows))
  await insertKitRows(rows, 'party', known.flatMap(companyParties))
}

/** The complaints with what hangs on them, what is addressed to companies, and the ways home. */
async function seedCases(rows: EntityManager, known: readonly DemoWorker[], { today }: SeedOptions): Promise<void> {
  const insert = insertRows(rows)
  const cases = known.flatMap(governmentCasesOf)
  const asked = cases.flatMap((one) => clarificationRows(one, today))
  const home = known.flatMap(repatriationRows)
  const notices = known.flatMap(noticeRows)
  await insert(complaints, cases.map(complaintRow))
  await insertKitRows(rows, 'exclusion', cases.flatMap(exclusionRows))
  await insert(complaintNarratives, cases.flatMap(narrativeRows))
  await insert(complainants, cases.flatMap(complainantRows))
  await insert(complaintMarkers, cases.flatMap(markerRows))
  await insert(complaintRespondents, cases.flatMap(respondentRows))
  await insert(clarificationRequests, asked)
  await insert(caseCommitments, cases.flatMap(commitmentRows))
  await insert(
    mediations,
    cases.flatMap((one) => mediationRows(one, today)),
  )
  await insert(remedies, cases.flatMap(remedyRows))
  await insert(depositProposals, cases.flatMap(depositRows))
  await insert(complaintClocks, cases.flatMap(clockRows))
  const sent = cases.flatMap(sentReferrals)
  await insert(complaintReferrals, sent.map(referralRow))
  await insert(referredComplaints, sent.map(referredRow))
  await insert(repatriations, home)
  await insert(repatriationNotices, notices)
  const died = known.flatMap(deathRows)
  const permitted = died.flatMap(familyConsentRows)
  await insert(deaths, died)
  await insert(familyConsents, permitted)
  await insertKitRows(rows, 'party', [
    ...clarificationParties(asked),
    ...cases.flatMap(commitmentParties),
    ...repatriationParties(home),
    ...noticeParties(notices),
    ...permitted.map(familyParty),
    ...sent.flatMap(referralParties),
    ...known.flatMap(companionParties),
  ])
}

/** What workers permitted, and who they are when they sign in. */
async function seedPermissions(
  rows: EntityManager,
  batch: readonly DemoWorker[],
  { subjectIssuer: issuer, today }: SeedOptions,
): Promise<void> {
  await insertPermissions(rows, {
    agency: government,
    grants: batch.flatMap((worker) =>
      worker.grants.map((grant) => ({ document: demoGrantDocument(worker, grant), withdrawnOn: grant.withdrawnOn })),
    ),
    bindings: batch.flatMap(({ id: worker, binding, knownTo }) =>
      binding === undefined || !knownTo.includes(government)
        ? []
        : [{ issuer, person: binding.subject, worker, seenOn: today }],
    ),
  })
}

function* inBatches(all: Iterable<DemoWorker>): Generator<readonly DemoWorker[]> {
  let batch: DemoWorker[] = []
  for (const worker of all) {
    batch.push(worker)
    if (batch.length < workersPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
