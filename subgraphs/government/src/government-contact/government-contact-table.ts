import { type Row, rowTable } from '@simpul/agency'

export interface GovernmentContactRow extends Row {
  readonly workerId: string
  readonly phone: string
  readonly isSafe: boolean
  readonly callWindow: string | null
}

/** The telephone numbers the Manpower Service keeps; another agency may keep others. */
export const governmentContacts = rowTable<GovernmentContactRow>({
  type: 'GovernmentContact',
  columns: { workerId: 'text', phone: 'text', isSafe: 'boolean', callWindow: 'text' },
})
