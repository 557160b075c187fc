import { type Row, rowTable } from '@simpul/agency'

export interface EmployerRow extends Row {
  readonly name: string
  readonly isHousehold: boolean
  readonly country: string
  readonly address: string | null
  readonly contact: string | null
}

/** Employers abroad, companies and households alike. */
export const employers = rowTable<EmployerRow>({
  type: 'Employer',
  columns: { name: 'text', isHousehold: 'boolean', country: 'text', address: 'text', contact: 'text' },
})
