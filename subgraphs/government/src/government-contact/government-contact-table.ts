import { rowTable, type VersionedRow } from '@simpul/agency'

export interface GovernmentContactRow extends VersionedRow {
  readonly workerId: string
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow: string | null
  readonly endedOn: string | null
}

/** The telephone numbers the Manpower Service keeps; another agency may keep others. */
export const governmentContacts = rowTable<GovernmentContactRow>({
  type: 'GovernmentContact',
  columns: {
    workerId: 'text',
    phone: 'text',
    isSafe: 'boolean',
    callWindow: 'text',
    endedOn: 'date',
    version: 'int',
  },
})
