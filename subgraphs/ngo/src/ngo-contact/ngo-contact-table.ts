import { rowTable, type VersionedRow } from '@simpul/agency'

/** A telephone number of a client. */
export interface NgoContactRow extends VersionedRow {
  readonly workerId: string
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow: string | null
}

/** The telephone numbers that the organisation keeps. */
export const ngoContacts = rowTable<NgoContactRow>({
  type: 'NgoContact',
  columns: { workerId: 'text', phone: 'text', isSafe: 'boolean', callWindow: 'text', version: 'int' },
})
