import type { OwnSql } from '../doors/operation.ts'
import { namesOf, type ReferralKind, refusedInput } from './referral-kind.ts'
import { moved, type ReferralMove, type ReferralService, type ReferralState } from './referral-moves.ts'

/** A referral that nobody else changes before the transaction ends. */
export interface LockedReferral {
  readonly id: string
  readonly matterId: string
  readonly workerId: string
  readonly toAgency: string
  readonly service: ReferralService
  readonly isTransfer: boolean
  readonly state: ReferralState
  readonly sentOn: string
  readonly dueOn: string
  readonly revision: number
  readonly envelopeAt: string | null
}

/** The columns of a referral under the names above. */
export function referralColumns(kind: ReferralKind): string {
  return `id, ${namesOf(kind).by} as "matterId", worker_id as "workerId", to_agency as "toAgency", service,
    is_transfer as "isTransfer", state, sent_on::text as "sentOn", due_on::text as "dueOn", revision,
    envelope_at as "envelopeAt"`
}

/** Holds a referral for one move. Who does not see it is told what one is told who names none at all. */
export async function lockReferral(
  own: OwnSql,
  kind: ReferralKind,
  { id, move }: { readonly id: string; readonly move: ReferralMove },
): Promise<LockedReferral & { readonly next: ReferralState }> {
  const { referral } = namesOf(kind)
  const [found] = await own.query<LockedReferral>(
    `select ${referralColumns(kind)} from ${referral} where id = $1 for update`,
    [id],
  )
  if (found === undefined) throw refusedInput('NOT_FOUND', 'There is no such referral.', 'referralId')
  const next = moved(found, move)
  if (next === undefined) throw notNow(found, move)
  return { ...found, next }
}

function notNow({ state, isTransfer }: LockedReferral, move: ReferralMove): Error {
  const what = isTransfer ? 'handing-over' : 'referral'
  return refusedInput('CONFLICT', `This ${what} is ${state}, and from there it cannot be ${done[move]}.`, 'referralId')
}

const done: Readonly<Record<ReferralMove, string>> = {
  RESHARE: 'shared anew',
  REVOKE: 'revoked',
  WITHDRAW: 'withdrawn',
  ACCEPT: 'accepted',
  REJECT: 'rejected',
  COMPLETE: 'completed',
}
