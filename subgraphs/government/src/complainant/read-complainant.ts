import type { NewRow } from '@simpul/agency'
import { most, readOptionalPhone, readOptionalText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { ComplainantRelation, ComplainantRow } from './complainant-table.ts'

export interface ComplainantInput {
  readonly relation: ComplainantRelation
  readonly name?: string | null
  readonly phone?: string | null
  readonly isSafe?: boolean | null
  readonly wantsAnonymity: boolean
}

/** Who complains. A name is needed of those who are neither the worker nor want to stay unnamed. */
export function readComplainant(
  { relation, wantsAnonymity, isSafe = null, ...given }: ComplainantInput,
  workerId: string | null,
): Omit<NewRow<ComplainantRow>, 'id' | 'complaintId'> {
  const name = readOptionalText('complainant.name', given.name, most.name)
  const phone = readOptionalPhone('complainant.phone', given.phone)
  const isKnown = relation === 'SELF' && workerId !== null
  refuseUnless(name !== null || wantsAnonymity || isKnown, 'complainant.name', {
    en: 'must be given by a complainant who does not want to stay unnamed',
    id: 'harus diisi bila pengadu tidak meminta dirahasiakan',
  })
  refuseUnless(phone !== null || isSafe === null, 'complainant.isSafe', {
    en: 'says something of a number: give complainant.phone too',
    id: 'menerangkan suatu nomor: isi juga complainant.phone',
  })
  return { relation, name, phone, isSafe, wantsAnonymity }
}
