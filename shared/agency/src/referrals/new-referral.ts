import { randomUUID } from 'node:crypto'
import type { NewRow } from '../acts/write.ts'
import type { ReferralService } from './referral-moves.ts'
import type { ReferralRow, ReferredRow } from './referral-tables.ts'

/** What the sender says of a referral. */
export interface Given {
  readonly matterId: string
  readonly toAgency: string
  readonly service: ReferralService
  readonly reason: string
  readonly isTransfer?: boolean | null | undefined
  readonly includesNarrative?: boolean | null | undefined
  readonly dueOn?: string | null | undefined
}

interface KnownOfReferral extends Pick<ReferralRow, 'workerId' | 'envelopeAt'> {
  /** The property that holds the id of the case. */
  readonly by: string
  readonly today: string
}

/** A referral that was just sent. */
export function newReferral(given: Given, { by, today, ...known }: KnownOfReferral): NewRow<ReferralRow> {
  return {
    id: randomUUID(),
    [by]: given.matterId,
    ...known,
    toAgency: given.toAgency,
    service: given.service,
    isTransfer: given.isTransfer === true,
    state: 'IN_PROGRESS',
    sentOn: today,
    dueOn: given.dueOn ?? dayAfter(today, answerDays),
    answeredOn: null,
    closedOn: null,
    rejectionReason: null,
    result: null,
    revokedBecause: null,
    revocationReason: null,
    withdrawnAt: null,
    revision: 1,
  }
}

type Shared = 'workerId' | 'types' | 'severity' | 'country' | 'referralId' | 'respondentAgencies'

/** What it shares of the case. The account follows when the receiver accepts; who takes a case over gets it always. */
export function newContent(
  { matterId, reason, includesNarrative, isTransfer }: Given,
  { by, ...known }: Pick<ReferredRow, Shared> & { readonly by: string },
): NewRow<ReferredRow> {
  const { workerId, types, severity, country, referralId, respondentAgencies } = known
  return {
    id: randomUUID(),
    [by]: matterId,
    ...{ workerId, types, severity, country, referralId, respondentAgencies },
    reason,
    includesNarrative: includesNarrative ?? isTransfer === true,
    narrative: null,
  }
}

/** How long a receiver has to answer where the sender names no day. */
const answerDays = 14

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
