import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A child of a client. */
export interface NgoChildRow extends VersionedRow {
  readonly workerId: string
  /** The case in which it was learned, where it was in one. */
  readonly caseId: string | null
  readonly name: string
  readonly bornOn: string
  readonly caredForBy: string | null
  readonly permittedBy: string
}

/** The children. */
export const ngoChildren = rowTable<NgoChildRow>({
  type: 'NgoChild',
  columns: {
    workerId: 'text',
    caseId: 'text',
    name: 'text',
    bornOn: 'date',
    caredForBy: 'text',
    permittedBy: 'text',
    version: 'int',
  },
  hangsOn: onCase,
})
