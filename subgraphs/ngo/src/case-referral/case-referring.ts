import { referralsOf } from '@simpul/agency'
import { cases } from '../case/case-table.ts'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { referredCases } from '../referred-case/referred-case-table.ts'
import { caseReferrals } from './case-referral-table.ts'

/** How the organisation refers its cases: its mutations, what its kit answers, and what follows a withdrawal. */
export const caseReferring = referralsOf({
  referrals: caseReferrals,
  contents: referredCases,
  matters: cases,
  narratives: caseNarratives,
  by: 'caseId',
  noun: { en: 'case', id: 'kasus' },
  handedOver: 'REFERRED',
  closed: ['REFERRED', 'SETTLED', 'CLOSED'],
  acts: {
    refer: 'referCase',
    reshare: 'reshareCase',
    revoke: 'revokeCaseReferral',
    accept: 'acceptCaseReferral',
    reject: 'rejectCaseReferral',
    complete: 'completeCaseReferral',
  },
})
