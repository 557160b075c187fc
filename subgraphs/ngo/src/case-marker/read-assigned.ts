import type { AgencyContext } from '@simpul/agency'
import { readName } from '../input/read-text.ts'
import { wrong } from '../input/wrong.ts'

const most = 20

/** The caseworkers who read a marker: each once, and whoever writes them down is one, or nobody could vouch for the list. */
export function readAssigned(field: string, named: readonly string[], { caller }: AgencyContext): readonly string[] {
  const assigned = [...new Set(named.map((person) => readName(field, person)))]
  if (assigned.length > most)
    throw wrong(field, { en: `must be at most ${most} people`, id: `paling banyak ${most} orang` })
  if (caller.kind === 'agency' && assigned.includes(caller.person)) return assigned
  throw wrong(field, {
    en: 'must name you too; another whom it names may take you off',
    id: 'harus menyebut Anda juga; orang lain yang disebut dapat mengeluarkan Anda',
  })
}
