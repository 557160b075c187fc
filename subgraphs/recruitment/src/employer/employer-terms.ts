import type { NewRow, WriteInput } from '@simpul/agency'
import { countryOf, textOf, textOrNull } from '../acts/checks.ts'
import type { Named } from '../acts/own-row.ts'
import { type EmployerRow, employers } from './employer-table.ts'

/** What the book says of an employer, as an officer writes it. */
export interface EmployerTermsInput {
  readonly name: string
  readonly isHousehold: boolean
  readonly country: string
  readonly address?: string | null
  readonly contact?: string | null
}

/** An input that changes an employer. */
export interface EmployerInput extends WriteInput {
  readonly employerId: string
  readonly expectedVersion: number
}

/** An employer that an input names. */
export const namedEmployer: Named<EmployerRow> = {
  table: employers,
  field: 'employerId',
  what: { en: 'employer', id: 'pemberi kerja' },
}

/** Checks what the book says of an employer; refused with the field and what to do. */
export function employerTermsOf(input: EmployerTermsInput): Omit<NewRow<EmployerRow>, 'id' | 'version' | 'endedOn'> {
  return {
    name: textOf('name', input.name, 200),
    isHousehold: input.isHousehold,
    country: countryOf('country', input.country),
    address: textOrNull('address', input.address, 500),
    contact: textOrNull('contact', input.contact, 200),
  }
}
