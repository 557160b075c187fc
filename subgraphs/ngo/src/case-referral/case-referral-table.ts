import { referralTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** The referrals of cases to other agencies, and how they stand. */
export const caseReferrals = referralTable({ type: 'CaseReferral', hangsOn: onCase })
