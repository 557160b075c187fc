import { type Row, rowTable } from '@simpul/agency'
import type { ContractTerm, VersionBaseline } from '../employment-contract-version/compare-contracts.ts'

export interface ContractChangeRow extends Row {
  readonly workerId: string
  readonly contractVersionId: string
  readonly comparedWith: VersionBaseline
  readonly field: ContractTerm
  readonly before: string | null
  readonly after: string | null
  readonly isWorse: boolean | null
}

/** What versions of contracts changed but for the wage, written with the version and never after. */
export const contractChanges = rowTable<ContractChangeRow>({
  type: 'ContractChange',
  columns: {
    workerId: 'text',
    contractVersionId: 'text',
    comparedWith: 'text',
    field: 'text',
    before: 'text',
    after: 'text',
    isWorse: 'boolean',
  },
})
