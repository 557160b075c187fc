import { decide } from '@simpul/boundary'
import type { OwnSql } from '../doors/operation.ts'
import { keeperIn } from '../register/keeper-in.ts'
import type { AgencyContext } from '../server/context.ts'
import { type ReferralKind, referralPurpose } from './referral-kind.ts'

/** Who is kept from a case. */
export interface Excluded {
  readonly agencies: readonly string[]
  readonly hasPerson: boolean
}

/** The respondents. An envelope is read by all of an agency, so a person among them keeps it back. */
export async function excludedFrom(own: OwnSql, { matters }: ReferralKind, id: string): Promise<Excluded> {
  const found = await own.query<{ agency: string | null }>(
    'select agency from exclusion where type = $1 and row_id = $2 order by agency',
    [matters.type, id],
  )
  return {
    agencies: found.flatMap(({ agency }) => (agency === null ? [] : [agency])),
    hasPerson: found.some(({ agency }) => agency === null),
  }
}

/** Whether an agreement of today would show a referral to the agency's cleared staff. */
export function mayReceive(toAgency: string, kind: ReferralKind, { rules, state }: AgencyContext): boolean {
  const agency = state.agencies.get(toAgency)
  const key = rules.fields.get(`${kind.referrals.type}.id`)
  if (agency === undefined || key?.kind !== 'leaf' || toAgency === rules.agency.id) return false
  const caller = { kind: 'agency', agency: toAgency, agencyKind: agency.kind, person: '', role: 'CASEWORKER' } as const
  const linked = { owner: rules.agency.id, isExcluded: false, isAboutCaller: false, isLinked: true, grantedOn: [] }
  return decide(key, { ...caller, purpose: referralPurpose }, linked, state).kind === 'open'
}

/** The agency that keeps the envelopes: the forum that the register admits. */
export function keeperOf({ state }: AgencyContext): string | null {
  return keeperIn(state)
}
