import { type Row, rowTable } from '@simpul/agency'
import type { VersionBaseline } from '../employment-contract-version/compare-contracts.ts'

export interface ContractWageChangeRow extends Row {
  readonly workerId: string
  readonly contractVersionId: string
  readonly comparedWith: VersionBaseline
  readonly wageBefore: number
  readonly currencyBefore: string
  readonly wageAfter: number
  readonly currencyAfter: string
  readonly isWorse: boolean | null
}

/** What versions of contracts made of the wage, written with the version and never after. */
export const contractWageChanges = rowTable<ContractWageChangeRow>({
  type: 'ContractWageChange',
  columns: {
    workerId: 'text',
    contractVersionId: 'text',
    comparedWith: 'text',
    wageBefore: 'int',
    currencyBefore: 'text',
    wageAfter: 'int',
    currencyAfter: 'text',
    isWorse: 'boolean',
  },
})
