import { type Row, rowTable } from '@simpul/agency'
import type { SanctionKind } from '../company-sanction/company-sanction-table.ts'

export interface OpenSanctionRow extends Row {
  readonly companyId: string
  readonly kind: SanctionKind
  readonly stage: 'EXAMINATION' | 'RECOMMENDED' | 'APPEAL'
  readonly openedOn: string
  readonly ground: string | null
}

/** The sanctions still examined; they follow the links of their company. */
export const openSanctions = rowTable<OpenSanctionRow>({
  type: 'OpenSanction',
  columns: { companyId: 'text', kind: 'text', stage: 'text', openedOn: 'date', ground: 'text' },
  links: { type: 'PlacementCompany', by: 'companyId' },
})
