import { rowTable, type VersionedRow } from '@simpul/agency'

export interface ProblemEmployerRow extends VersionedRow {
  /** Companies and agencies alone: a household would be a person’s name in public. */
  readonly kind: 'COMPANY' | 'AGENCY'
  readonly name: string
  readonly country: string
  readonly source: string
  readonly listedOn: string
  readonly liftedOn: string | null
}

/** The employers and agencies that the missions abroad list for having been a problem; they are public. */
export const problemEmployers = rowTable<ProblemEmployerRow>({
  type: 'ProblemEmployer',
  columns: {
    kind: 'text',
    name: 'text',
    country: 'text',
    source: 'text',
    listedOn: 'date',
    liftedOn: 'date',
    version: 'int',
  },
})
