import type { AgencyContext, ReferredRow } from '@simpul/agency'
import { caseReferrals } from '../case-referral/case-referral-table.ts'
import { sharedCaseNotes } from '../shared-case-note/shared-case-note-table.ts'
import { workerOf } from '../worker/worker-resolvers.ts'

/** What was shared, with whom it is about and the referral that shares it. */
export const referredCaseResolvers = {
  ReferredCase: {
    worker: workerOf,
    referral: ({ referralId }: ReferredRow, _: unknown, { rows }: AgencyContext) =>
      rows(caseReferrals).byId(referralId),
    notes: ({ id }: ReferredRow, _: unknown, { rows }: AgencyContext) =>
      rows(sharedCaseNotes).of('referredCaseId', id, { orderBy: 'writtenAt' }),
  },
}
