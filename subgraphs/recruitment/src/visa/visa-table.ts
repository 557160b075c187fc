import { type Row, rowTable } from '@simpul/agency'

export interface VisaRow extends Row {
  readonly workerId: string
  readonly number: string
  readonly country: string
  readonly category: string | null
  readonly expiresOn: string | null
}

/** The visas the company handled. */
export const visas = rowTable<VisaRow>({
  type: 'Visa',
  columns: { workerId: 'text', number: 'text', country: 'text', category: 'text', expiresOn: 'date' },
})
