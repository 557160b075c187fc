import { type Row, rowTable } from '@simpul/agency'

export interface CompanySanctionRow extends Row {
  readonly companyId: string
  readonly kind: SanctionKind
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly endsOn: string | null
  readonly ground: string | null
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
  },
})
