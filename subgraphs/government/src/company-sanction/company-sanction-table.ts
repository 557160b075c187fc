import { rowTable, type VersionedRow } from '@simpul/agency'

export interface CompanySanctionRow extends VersionedRow {
  readonly companyId: string
  readonly kind: SanctionKind
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly endsOn: string | null
  readonly ground: string | null
  readonly liftedOn: string | null
  /** The number of the decision that lifted it. */
  readonly liftNumber: string | null
}

export type SanctionKind = 'WRITTEN_WARNING' | 'SUSPENSION' | 'REVOCATION'

/** The sanctions that were decided; they are public. */
export const companySanctions = rowTable<CompanySanctionRow>({
  type: 'CompanySanction',
  columns: {
    companyId: 'text',
    kind: 'text',
    decisionNumber: 'text',
    decidedOn: 'date',
    endsOn: 'date',
    ground: 'text',
    liftedOn: 'date',
    liftNumber: 'text',
    version: 'int',
  },
})
