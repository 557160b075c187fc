import { type ColumnType, type Row, type RowPointer, type RowTable, rowTable } from '../rows/row-table.ts'
import type { ReferralService, ReferralState } from './referral-moves.ts'

/** How a referral stands. It names nobody, so that the receiver may read it whatever the subject permits. */
export interface ReferralRow extends Row {
  readonly workerId: string
  readonly toAgency: string
  readonly service: ReferralService
  readonly isTransfer: boolean
  readonly state: ReferralState
  readonly sentOn: string
  readonly dueOn: string
  readonly answeredOn: string | null
  readonly closedOn: string | null
  readonly rejectionReason: string | null
  readonly result: string | null
  readonly revokedBecause: 'SENDER' | 'WITHDRAWN' | null
  readonly revocationReason: string | null
  readonly withdrawnAt: string | null
  /** Grows with each change, so that the forum never takes an older envelope for a newer one. */
  readonly revision: number
  /** The agency that keeps the envelope; null where none may know that there is one. */
  readonly envelopeAt: string | null
}

/** What the receiver reads of the sender's case while the referral is open and the subject permits it. */
export interface ReferredRow extends Row {
  readonly referralId: string
  readonly workerId: string
  readonly types: readonly string[]
  readonly severity: string
  readonly country: string | null
  readonly reason: string
  /** The agencies that the sender keeps from the case: the receiver must keep them from its own. */
  readonly respondentAgencies: readonly string[]
  readonly includesNarrative: boolean
  /** Filled when the receiver accepts, and only with what the subject may read too. */
  readonly narrative: string | null
}

/** Where an agency's referrals hang: on its case or complaint, whose respondents see neither. */
export interface ReferralPlace<By extends string> {
  readonly type: string
  /** The SDL type of the case, and the property of a referral that holds its id: `caseId`. */
  readonly hangsOn: RowPointer & { readonly by: By }
}

/** The table of an agency's referrals. The receiver is a party of each, for good. */
export function referralTable<By extends string>({
  type,
  hangsOn,
}: ReferralPlace<By>): RowTable<ReferralRow & Readonly<Record<By, string>>> {
  const columns = {
    workerId: 'text',
    toAgency: 'text',
    service: 'text',
    isTransfer: 'boolean',
    state: 'text',
    sentOn: 'date',
    dueOn: 'date',
    answeredOn: 'date',
    closedOn: 'date',
    rejectionReason: 'text',
    result: 'text',
    revokedBecause: 'text',
    revocationReason: 'text',
    withdrawnAt: 'timestamptz',
    revision: 'int',
    envelopeAt: 'text',
  } as const
  return withPointer(rowTable<ReferralRow>({ type, columns: { ...columns, ...pointer(hangsOn) }, hangsOn }))
}

/** The table of what was shared. The receiver is a party of each while its referral is open. */
export function referredTable<By extends string>({
  type,
  hangsOn,
}: ReferralPlace<By>): RowTable<ReferredRow & Readonly<Record<By, string>>> {
  const columns = {
    referralId: 'text',
    workerId: 'text',
    types: 'text[]',
    severity: 'text',
    country: 'text',
    reason: 'text',
    respondentAgencies: 'text[]',
    includesNarrative: 'boolean',
    narrative: 'text',
  } as const
  return withPointer(rowTable<ReferredRow>({ type, columns: { ...columns, ...pointer(hangsOn) }, hangsOn }))
}

function pointer({ by }: RowPointer): Readonly<Record<string, ColumnType>> {
  return { [by]: 'text' }
}

/** The column that `pointer` added, as a property of the rows. */
function withPointer<R extends Row, By extends string>(table: RowTable<R>): RowTable<R & Readonly<Record<By, string>>> {
  return table as RowTable<R & Readonly<Record<By, string>>>
}
