import type { AgencyContext, ReferredRow } from '@simpul/agency'
import { complaintReferrals } from '../complaint-referral/complaint-referral-table.ts'
import { workerOf } from '../worker/worker-resolvers.ts'

/** What was shared, with whom it is about and the referral that shares it. */
export const referredComplaintResolvers = {
  ReferredComplaint: {
    worker: workerOf,
    referral: ({ referralId }: ReferredRow, _: unknown, { rows }: AgencyContext) =>
      rows(complaintReferrals).byId(referralId),
  },
}
