import type { Words } from '../acts/refused.ts'
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
  if (found === undefined) throw noReferral()
  const next = moved(found, move)
  if (next === undefined) throw notNow(found, move)
  return { ...found, next }
}

function notNow({ state, isTransfer }: LockedReferral, move: ReferralMove): Error {
  const what = isTransfer ? { en: 'handing-over', id: 'Penyerahan' } : { en: 'referral', id: 'Rujukan' }
  return refusedInput('CONFLICT', 'referralId', {
    en: `This ${what.en} is ${state}, and from there it cannot be ${done[move].en}.`,
    id: `${what.id} ini berstatus ${state}, sehingga tidak dapat ${done[move].id}.`,
  })
}

function noReferral(): Error {
  return refusedInput('NOT_FOUND', 'referralId', {
    en: 'There is no such referral.',
    id: 'Tidak ada rujukan seperti itu.',
  })
}

const done: Readonly<Record<ReferralMove, Words>> = {
  RESHARE: { en: 'shared anew', id: 'dibagikan ulang' },
  REVOKE: { en: 'revoked', id: 'dicabut' },
  WITHDRAW: { en: 'withdrawn', id: 'ditarik' },
  ACCEPT: { en: 'accepted', id: 'diterima' },
  REJECT: { en: 'rejected', id: 'ditolak' },
  COMPLETE: { en: 'completed', id: 'diselesaikan' },
}
