import { insertKitRows, insertPermissions, insertRows, seedPublications } from '@simpul/agency'
import { type DemoWorker, demoGrantDocument, demoPopulation, forum, ngo } from '@simpul/demo'
import type { DataSource, EntityManager } from 'typeorm'
import { cases } from '../case/case-table.ts'
import { caseCareNeeds } from '../case-care-need/case-care-need-table.ts'
import { caseComplainants } from '../case-complainant/case-complainant-table.ts'
import { caseEvidence } from '../case-evidence/case-evidence-table.ts'
import { caseMarkers } from '../case-marker/case-marker-table.ts'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { caseNotes } from '../case-note/case-note-table.ts'
import { caseReferrals } from '../case-referral/case-referral-table.ts'
import { caseRemedies } from '../case-remedy/case-remedy-table.ts'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { caseKind } from '../case-statistics/case-counts.ts'
import { caseWitnesses } from '../case-witness/case-witness-table.ts'
import { followUpVisits } from '../follow-up-visit/follow-up-visit-table.ts'
import { ngoChildren } from '../ngo-child/ngo-child-table.ts'
import { ngoContacts } from '../ngo-contact/ngo-contact-table.ts'
import { ngoFamilyContacts } from '../ngo-family-contact/ngo-family-contact-table.ts'
import { referredCases } from '../referred-case/referred-case-table.ts'
import { reintegrationPlans } from '../reintegration-plan/reintegration-plan-table.ts'
import { repatriationRequests } from '../repatriation-request/repatriation-request-table.ts'
import { riskAssessments } from '../risk-assessment/risk-assessment-table.ts'
import { safetyPlans } from '../safety-plan/safety-plan-table.ts'
import { sharedCaseNotes } from '../shared-case-note/shared-case-note-table.ts'
import { shelterStays } from '../shelter-stay/shelter-stay-table.ts'
import { villageGroups } from '../village-group/village-group-table.ts'
import { careNeedRows, childRows, familyContactRows, markerRows, shelterRows } from './care-rows.ts'
import { caseRow, narrativeRows, noteRows, remedyRows, respondentRows, riskRow, safetyPlanRows } from './case-rows.ts'
import { complainantRows, evidenceRows, sharedNoteRows, witnessRows } from './case-work-rows.ts'
import { contactRows } from './contact-rows.ts'
import { exclusionsOf } from './exclusion-rows.ts'
import { type NgoCase, ngoCasesOf } from './ngo-case.ts'
import { referralParties, referralRow, referredRow, sentReferrals } from './referral-rows.ts'
import { followUpVisitRows, reintegrationPlanRows, repatriationRequestRows } from './return-rows.ts'
import { villageGroupRows } from './village-group-rows.ts'

/** What a seed depends on: for the same options it writes the same rows. */
export interface SeedOptions {
  /** The day on which the population stands still, `yyyy-mm-dd`. */
  readonly today: string
  /** How many workers the whole population has; the organisation knows those whom it met. */
  readonly workers: number
  /** The address of the issuer whose tokens speak for subjects. */
  readonly subjectIssuer: string
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

const workersPerBatch = 2_000

/** Writes the organisation's rows of the demonstration's population, all or none. */
export async function seedNgo(own: DataSource, options: SeedOptions): Promise<void> {
  await own.transaction(async (rows) => {
    await insertRows(rows)(villageGroups, villageGroupRows())
    let done = 0
    for (const batch of inBatches(demoPopulation(options))) {
      await seedCases(rows, batch.flatMap(ngoCasesOf))
      await insertRows(rows)(ngoContacts, batch.flatMap(contactRows))
      await insertRows(rows)(caseCareNeeds, batch.flatMap(careNeedRows))
      await insertRows(rows)(ngoFamilyContacts, batch.flatMap(familyContactRows))
      await insertRows(rows)(ngoChildren, batch.flatMap(childRows))
      await seedPermissions(rows, batch, options)
      done += batch.length
      options.onProgress?.(done, options.workers)
    }
    await seedPublications(rows, caseKind, { today: options.today, forum })
  })
}

/** Each case with what hangs on it, and who never sees it. */
async function seedCases(rows: EntityManager, found: readonly NgoCase[]): Promise<void> {
  const insert = insertRows(rows)
  await insert(cases, found.map(caseRow))
  await insert(caseNarratives, found.flatMap(narrativeRows))
  await insert(caseRespondents, found.flatMap(respondentRows))
  await insert(caseComplainants, found.flatMap(complainantRows))
  await insert(caseEvidence, found.flatMap(evidenceRows))
  await insert(caseWitnesses, found.flatMap(witnessRows))
  await insert(riskAssessments, found.map(riskRow))
  await insert(safetyPlans, found.flatMap(safetyPlanRows))
  await insert(shelterStays, found.flatMap(shelterRows))
  await insert(caseMarkers, found.flatMap(markerRows))
  await insert(caseNotes, found.flatMap(noteRows))
  await insert(caseRemedies, found.flatMap(remedyRows))
  await insert(repatriationRequests, found.flatMap(repatriationRequestRows))
  await insert(reintegrationPlans, found.flatMap(reintegrationPlanRows))
  await insert(followUpVisits, found.flatMap(followUpVisitRows))
  await insertKitRows(rows, 'exclusion', found.flatMap(exclusionsOf))
  const sent = found.flatMap(sentReferrals)
  await insert(caseReferrals, sent.map(referralRow))
  await insert(referredCases, sent.map(referredRow))
  await insert(sharedCaseNotes, found.flatMap(sharedNoteRows))
  await insertKitRows(rows, 'party', sent.flatMap(referralParties))
}

/** What workers permitted the organisation and its partners, and who they are when they sign in. */
async function seedPermissions(
  rows: EntityManager,
  workers: readonly DemoWorker[],
  { subjectIssuer: issuer, today }: SeedOptions,
): Promise<void> {
  await insertPermissions(rows, {
    agency: ngo,
    grants: workers.flatMap((worker) =>
      worker.grants.map((grant) => ({ document: demoGrantDocument(worker, grant), withdrawnOn: grant.withdrawnOn })),
    ),
    bindings: workers.flatMap(({ id: worker, binding, knownTo }) =>
      binding === undefined || !knownTo.includes(ngo)
        ? []
        : [{ issuer, person: binding.subject, worker, seenOn: today }],
    ),
  })
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
