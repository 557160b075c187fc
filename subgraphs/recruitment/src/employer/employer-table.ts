import { rowTable, type VersionedRow } from '@simpul/agency'

export interface EmployerRow extends VersionedRow {
  readonly name: string
  readonly isHousehold: boolean
  readonly country: string
  readonly address: string | null
  readonly contact: string | null
  readonly endedOn: string | null
}

/** Employers abroad, companies and households alike. */
export const employers = rowTable<EmployerRow>({
  type: 'Employer',
  columns: {
    name: 'text',
    isHousehold: 'boolean',
    country: 'text',
    address: 'text',
    contact: 'text',
    endedOn: 'date',
    version: 'int',
  },
})
