import type { AgencyContext } from '@simpul/agency'
import { most, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'

const mostPeople = 20

/** The caseworkers who read a marker: each once, and whoever writes them down is one, or nobody could vouch for the list. Left out, it is that one alone. */
export function readAssigned(
  field: string,
  named: readonly string[] | null | undefined,
  { caller }: AgencyContext,
): readonly string[] {
  const self = caller.kind === 'agency' ? caller.person : ''
  const assigned = [...new Set((named ?? [self]).map((person) => readText(field, person, most.name)))]
  refuseUnless(assigned.length <= mostPeople, field, {
    en: `must be at most ${mostPeople} people`,
    id: `paling banyak ${mostPeople} orang`,
  })
  refuseUnless(assigned.includes(self), field, {
    en: 'must name you too; another whom it names may take you off',
    id: 'harus menyebut Anda juga; orang lain yang disebut dapat mengeluarkan Anda',
  })
  return assigned
}
