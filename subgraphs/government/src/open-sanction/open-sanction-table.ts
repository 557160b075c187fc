import { rowTable, type VersionedRow } from '@simpul/agency'
import type { SanctionKind } from '../company-sanction/company-sanction-table.ts'
import type { SanctionStage } from './sanction-moves.ts'

export interface OpenSanctionRow extends VersionedRow {
  readonly companyId: string
  readonly kind: SanctionKind
  readonly stage: SanctionStage
  readonly openedOn: string
  readonly ground: string | null
  readonly endedOn: string | null
}

/** The examinations of companies; they follow the links of their company. */
export const openSanctions = rowTable<OpenSanctionRow>({
  type: 'OpenSanction',
  columns: {
    companyId: 'text',
    kind: 'text',
    stage: 'text',
    openedOn: 'date',
    ground: 'text',
    endedOn: 'date',
    version: 'int',
  },
  links: { type: 'PlacementCompany', by: 'companyId' },
})
