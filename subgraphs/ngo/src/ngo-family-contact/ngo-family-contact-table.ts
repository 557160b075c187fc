import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A grown-up of a client's family. */
export interface NgoFamilyContactRow extends VersionedRow {
  readonly workerId: string
  /** The case in which it was learned, where it was in one. */
  readonly caseId: string | null
  readonly name: string
  readonly relation: string
  readonly phone: string | null
  readonly isSafe: boolean
  readonly callWindow: string | null
}

/** The grown-ups of the families. */
export const ngoFamilyContacts = rowTable<NgoFamilyContactRow>({
  type: 'NgoFamilyContact',
  columns: {
    workerId: 'text',
    caseId: 'text',
    name: 'text',
    relation: 'text',
    phone: 'text',
    isSafe: 'boolean',
    callWindow: 'text',
    version: 'int',
  },
  hangsOn: onCase,
})
