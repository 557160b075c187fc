import {
  type AgencyContext,
  type PageArguments,
  pageOf,
  type Row,
  type RowTable,
  workerReference,
} from '@simpul/agency'
import { complaints } from '../complaint/complaint-table.ts'
import { departureClearances } from '../departure-clearance/departure-clearance-table.ts'
import { familyPermissions } from '../family-permission/family-permission-table.ts'
import { filedPlacements } from '../filed-placement/filed-placement-table.ts'
import { governmentContactResolvers } from '../government-contact/government-contact-resolvers.ts'
import { governmentContacts } from '../government-contact/government-contact-table.ts'
import { protectedStages } from '../protected-stage/protected-stage-table.ts'
import { recordProtectedStage } from '../protected-stage/record-protected-stage.ts'
import { referredComplaints } from '../referred-complaint/referred-complaint-table.ts'
import { registrationDocuments } from '../registration-document/registration-document-table.ts'
import { repatriations } from '../repatriation/repatriation-table.ts'
import { repatriationNotices } from '../repatriation-notice/repatriation-notice-table.ts'
import { trainingRecords } from '../training-record/training-record-table.ts'
import { workerCareNeeds } from '../worker-care-need/worker-care-need-table.ts'
import { workerChecklists } from '../worker-checklist/worker-checklist-table.ts'
import { workerStages } from '../worker-stage/worker-stage-table.ts'
import { correctWorker } from './correct-worker.ts'
import { moveWorker } from './move-worker.ts'
import { recordKnownWorker } from './record-known-worker.ts'
import { registerWorker } from './register-worker.ts'
import { type WorkerRow, workers } from './worker-table.ts'

interface WorkersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly kecamatanCode?: string | null
  readonly desaCode?: string | null
  readonly sex?: WorkerRow['sex'] | null
  readonly lifecycleStatus?: WorkerRow['lifecycleStatus'] | null
  readonly nameContains?: string | null
}

const sortedBy = { FULL_NAME: 'fullName', KECAMATAN: 'kecamatan', REGISTERED_ON: 'registeredOn' } as const

/** The workers, one by one and in pages, with all that this agency keeps about them. */
export const workerResolvers = {
  Query: {
    worker: (_: unknown, { id }: { readonly id: string }) => workerReference(id),
    workers: (
      _: unknown,
      { kecamatanCode, desaCode, sex, lifecycleStatus, nameContains, ...page }: WorkersArguments,
      { rows }: AgencyContext,
    ) =>
      rows(workers).page({
        where: { kecamatanCode, desaCode, sex, lifecycleStatus },
        search: { properties: ['fullName'], text: nameContains },
        ...pageOf(page, sortedBy),
      }),
  },
  Mutation: { registerWorker, recordKnownWorker, correctWorker, moveWorker, recordProtectedStage },
  Worker: {
    ...governmentContactResolvers.Worker,
    checklists: aboutWorker(workerChecklists, 'openedOn'),
    familyPermissions: aboutWorker(familyPermissions, 'givenOn'),
    careNeeds: aboutWorker(workerCareNeeds, 'sinceOn'),
    stages: aboutWorker(workerStages, 'on'),
    protectedStages: aboutWorker(protectedStages, 'on'),
    registrationDocuments: aboutWorker(registrationDocuments, 'type'),
    governmentContacts: aboutWorker(governmentContacts),
    filedPlacements: aboutWorker(filedPlacements, 'filedOn'),
    departureClearances: aboutWorker(departureClearances),
    trainingRecords: aboutWorker(trainingRecords, 'startedOn'),
    complaints: aboutWorker(complaints, 'receivedAt'),
    referredComplaints: aboutWorker(referredComplaints),
    repatriations: aboutWorker(repatriations, 'requestedOn'),
    repatriationNotices: aboutWorker(repatriationNotices, 'returnedOn'),
  },
}

/** The worker that a row names; looked up as the caller, and null where nobody is named. */
export function workerOf({ workerId }: { readonly workerId: string | null }): { readonly id: string } | null {
  return workerId === null ? null : { id: workerId }
}

interface AboutWorker extends Row {
  readonly workerId: string | null
}

function aboutWorker<R extends AboutWorker>(table: RowTable<R>, orderBy?: keyof R & string) {
  const order = orderBy === undefined ? {} : { orderBy }
  return ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) => rows(table).of('workerId', id, order)
}
