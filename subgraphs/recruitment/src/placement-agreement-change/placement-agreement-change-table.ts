import { type Row, rowTable } from '@simpul/agency'
import type { VersionBaseline } from '../employment-contract-version/compare-contracts.ts'

export interface PlacementAgreementChangeRow extends Row {
  readonly workerId: string
  readonly agreementVersionId: string
  readonly comparedWith: VersionBaseline
  readonly field: 'NUMBER' | 'DOCUMENT'
  readonly before: string | null
  readonly after: string | null
}

/** What versions of agreements changed, written with the version and never after. */
export const agreementChanges = rowTable<PlacementAgreementChangeRow>({
  type: 'PlacementAgreementChange',
  columns: {
    workerId: 'text',
    agreementVersionId: 'text',
    comparedWith: 'text',
    field: 'text',
    before: 'text',
    after: 'text',
  },
})
