import { referralsOf } from '@simpul/agency'
import { complaints } from '../complaint/complaint-table.ts'
import { complaintNarratives } from '../complaint-narrative/complaint-narrative-table.ts'
import { referredComplaints } from '../referred-complaint/referred-complaint-table.ts'
import { complaintReferrals } from './complaint-referral-table.ts'

/** How the Manpower Service refers complaints: its mutations, what its kit answers, and what follows a withdrawal. */
export const complaintReferring = referralsOf({
  referrals: complaintReferrals,
  contents: referredComplaints,
  matters: complaints,
  narratives: complaintNarratives,
  by: 'complaintId',
  noun: { en: 'complaint', id: 'pengaduan' },
  handedOver: 'HANDED_OVER',
  closed: ['HANDED_OVER', 'SETTLED', 'CLOSED'],
  acts: {
    refer: 'referComplaint',
    reshare: 'reshareComplaint',
    revoke: 'revokeComplaintReferral',
    accept: 'acceptComplaintReferral',
    reject: 'rejectComplaintReferral',
    complete: 'completeComplaintReferral',
  },
})
