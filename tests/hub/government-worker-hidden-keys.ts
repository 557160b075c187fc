import { randomUUID } from 'node:crypto'
import { disnaker, type ReferralHub } from './referral-hub.ts'

const day = '2026-01-05'

/** The rows about a worker at the government, besides complaints, that can be hidden from one of its people. */
export type GovernmentWorkerHidden = 'workerCareNeed'

/** Every field of an act on a worker that names such a row or a complaint, and the rest of its input. */
export const namedOfWorkers = {
  'recordWorkerCareNeed.complaintId': {
    input: { workerId: randomUUID(), kind: 'INJURY', sinceOn: day },
    hidden: 'complaint',
  },
  'endWorkerCareNeed.needId': { input: { expectedVersion: 1, untilOn: day }, hidden: 'workerCareNeed' },
} as const

/** Papers, numbers and placements hang on no complaint; the companies' list and what is decided of it neither. */
export const hangsOnNoComplaint =
  /\.(documentId|permissionId|trainingRecordId|clearanceId|filedPlacementId|proposalId|companyId|openSanctionId|sanctionId|problemEmployerId)$|^\w+GovernmentContact\.contactId$/

/** The unique keys of a worker’s tables that can meet no hidden row, and why. */
export const reviewedOfWorkers: Readonly<Record<string, string>> = {
  'match_key {is_only}': 'the database draws its one row itself',
  'worker_match {worker_id}': 'the agency’s own key for each of its workers; a worker hangs on no complaint',
}

/** One row of each on a complaint. */
export async function rowsOfWorkers(
  hub: ReferralHub,
  complaint: string,
): Promise<Readonly<Record<GovernmentWorkerHidden, string>>> {
  const [worker, workerCareNeed] = [randomUUID(), randomUUID()]
  await hub.rows(
    disnaker,
    `insert into worker (id, nik_status, full_name, aliases, nationality, biometric_done, procedural_status,
       lifecycle_status, documents_complete_percent, has_family_permission)
     values ($1, 'NOT_CHECKED', 'Contoh', '{}', 'ID', false, 'UNCLEAR', 'KNOWN', 0, false)`,
    [worker],
  )
  await hub.rows(
    disnaker,
    `insert into worker_care_need (id, worker_id, complaint_id, kind, since_on) values ($1, $2, $3, 'INJURY', '${day}')`,
    [workerCareNeed, worker, complaint],
  )
  return { workerCareNeed }
}
