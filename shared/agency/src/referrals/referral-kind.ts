import type { HubError } from '@simpul/serving'
import { bilingual, type Words } from '../acts/refused.ts'
import { identifier, toColumn } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import type { ReferralRow, ReferredRow } from './referral-tables.ts'

/** How one agency refers: its tables, and what it calls the things it refers. */
export interface ReferralKind {
  readonly referrals: RowTable<ReferralRow>
  readonly contents: RowTable<ReferredRow>
  /** What is referred: the agency's cases or complaints, with `workerId`, `types`, `severity`, `country`, `status`. */
  readonly matters: RowTable
  /** What was told in them: rows with `subjectId`, `text`, `takenAt`. */
  readonly narratives: RowTable
  /** The property of all these that holds the id of the case or complaint: `caseId`. */
  readonly by: string
  /** What people call it: `case`, `kasus`. */
  readonly noun: Words
  /** Its status once another agency has taken it over, and those in which nobody refers it any more. */
  readonly handedOver: string
  readonly closed: readonly string[]
  /** The mutations' names in this agency's schema. */
  readonly acts: Readonly<Record<ReferralAct, string>>
}

export type ReferralAct = 'refer' | 'reshare' | 'revoke' | 'accept' | 'reject' | 'complete'

/** The tables and the pointer of a kind as SQL names. */
export function namesOf({ referrals, contents, matters, narratives, by }: ReferralKind) {
  return {
    referral: identifier(referrals.table),
    content: identifier(contents.table),
    matter: identifier(matters.table),
    narrative: identifier(narratives.table),
    by: identifier(toColumn(by)),
  }
}

/** The error for one field of a mutation's input. */
export function refusedInput(code: 'BAD_INPUT' | 'CONFLICT' | 'NOT_FOUND', field: string, { en, id }: Words): HubError {
  return bilingual(code, `input.${field}`, { en: `${en} Nothing was written.`, id: `${id} Tidak ada yang ditulis.` })
}

/** The reason why a person's consent is asked for, and for which a receiver reads. */
export const referralPurpose = 'PROTECTION'
