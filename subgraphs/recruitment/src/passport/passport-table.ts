import { type Row, rowTable } from '@simpul/agency'

export interface PassportRow extends Row {
  readonly workerId: string
  readonly number: string
  readonly expiresOn: string | null
}

/** The passports the company handled. */
export const passports = rowTable<PassportRow>({
  type: 'Passport',
  columns: { workerId: 'text', number: 'text', expiresOn: 'date' },
})
