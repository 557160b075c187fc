import { type Row, rowTable } from '@simpul/agency'

export interface PoliceClearanceRow extends Row {
  readonly workerId: string
  readonly isClear: boolean
  readonly issuedOn: string
  readonly expiresOn: string | null
}

/** Whether the police's letters (SKCK) are clear: there is no column for what one says. */
export const policeClearances = rowTable<PoliceClearanceRow>({
  type: 'PoliceClearance',
  columns: {
    workerId: 'text',
    isClear: 'boolean',
    issuedOn: 'date',
    expiresOn: 'date',
  },
})
