import { type Row, rowTable } from '@simpul/agency'

export interface PlacementCostRow extends Row {
  readonly workerId: string
  readonly placementId: string
  readonly kind: 'COST' | 'DEBT' | 'SALARY_CUT'
  readonly item: string
  readonly chargedTo: 'EMPLOYER' | 'COMPANY' | 'WORKER' | 'STATE'
  readonly amount: number
  readonly currency: string
  readonly months: number | null
  readonly ruleVersion: string | null
  readonly chargedOn: string | null
  readonly isOvercharged: boolean | null
}

/** What placements cost, item by item, each with the rule on costs that held. */
export const placementCosts = rowTable<PlacementCostRow>({
  type: 'PlacementCost',
  columns: {
    workerId: 'text',
    placementId: 'text',
    kind: 'text',
    item: 'text',
    chargedTo: 'text',
    amount: 'int',
    currency: 'text',
    months: 'int',
    ruleVersion: 'text',
    chargedOn: 'date',
    isOvercharged: 'boolean',
  },
})
