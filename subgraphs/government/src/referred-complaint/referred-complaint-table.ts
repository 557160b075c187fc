import { referredTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

/** What was shared of complaints by referring them. */
export const referredComplaints = referredTable({ type: 'ReferredComplaint', hangsOn: onComplaint })
