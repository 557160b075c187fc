import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { currencyOf, dayUntil, numberOf, numberOrNull } from '../acts/checks.ts'
import { locked } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { mostMoney } from '../job-order/order-terms.ts'
import { namedPlacement, type PlacementInput } from '../placement/named-placement.ts'
import { type CostPayer, measureCost, type PlacementCostItem } from './cost-rules.ts'
import { type PlacementCostRow, placementCosts } from './placement-cost-table.ts'

interface RecordCostInput extends PlacementInput {
  readonly kind: PlacementCostRow['kind']
  readonly item: PlacementCostItem
  readonly chargedTo: CostPayer
  readonly amount: number
  readonly currency: string
  readonly months?: number | null
  readonly chargedOn: string
}

/** Records what was charged. What is not lawful is recorded all the same, and says so. */
export async function recordCost(
  _: unknown,
  { input }: { readonly input: RecordCostInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly cost: { readonly id: string } }> {
  const { placementId, kind, item, chargedTo } = input
  const amount = numberOf('amount', input.amount, { least: 1, most: mostMoney })
  const currency = currencyOf('currency', input.currency)
  const chargedOn = dayUntil('chargedOn', input.chargedOn, today)
  const months = monthsOf(input)
  const cost = await writing('recordCost', input, async (write) => {
    const { workerId, scheme, destinationCountry: country } = await locked(write, namedPlacement, placementId)
    const measured = measureCost({ item, chargedTo, chargedOn, scheme, country })
    const id = randomUUID()
    const charged = { kind, item, chargedTo, amount, currency, months, chargedOn }
    await write.insert(placementCosts, { id, workerId, placementId, ...charged, ...measured })
    return { id }
  })
  return { cost }
}

function monthsOf({ kind, months: given }: RecordCostInput): number | null {
  const months = numberOrNull('months', given, { least: 1, most: 120 })
  if ((kind === 'SALARY_CUT') === (months !== null)) return months
  throw notRight('months', {
    en: 'is given with a cut from the wage (kind: SALARY_CUT), and only then',
    id: 'diisi pada potongan upah (kind: SALARY_CUT), dan hanya untuk itu',
  })
}
