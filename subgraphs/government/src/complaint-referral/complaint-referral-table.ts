import { referralTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

/** The referrals of complaints to other agencies, and how they stand. */
export const complaintReferrals = referralTable({ type: 'ComplaintReferral', hangsOn: onComplaint })
