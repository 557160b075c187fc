import { hubCompany } from './agencies.ts'
import { type CostItem, costRuleOn } from './cost-rules.ts'
import { isoDate } from './days.ts'
import type { DemoCost } from './demo-worker.ts'
import type { Fate } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'
import type { Stage } from './stage.ts'

/**
 * Draws what a placement by a company has cost until today, who bore it, and whether the rule of the day allowed that.
 * Only invented companies overcharge.
 */
export function drawCosts(draws: Draws, fate: Fate, journey: Journey): readonly DemoCost[] {
  const mayOvercharge = draws.chance(fate.trouble?.matter === 'OVERCHARGING' ? 0.95 : 0.1)
  const isOvercharged = mayOvercharge && fate.placing?.companyId !== hubCompany
  return prices.flatMap((price) => {
    const amount = Math.round(draws.between(price.least, price.most) / 10_000) * 10_000
    const payer = draws.pick(otherPayers)
    const day = dayReached(journey, price.stage)
    if (day === undefined || (price.isExtra && !isOvercharged)) return []
    return [costOf(price, amount, payer, day)]
  })
}

function costOf(price: Price, amount: number, payer: 'COMPANY' | 'EMPLOYER', day: number): DemoCost {
  const on = isoDate(day)
  const rule = costRuleOn(on)
  const isAllowedToWorker = rule.workerMayPay.includes(price.item)
  const chargedTo = price.isExtra || isAllowedToWorker ? 'WORKER' : payer
  return {
    kind: price.kind,
    item: price.item,
    amount,
    months: price.kind === 'SALARY_CUT' ? 7 : undefined,
    chargedTo,
    on,
    ruleId: rule.id,
    isAllowed: chargedTo !== 'WORKER' || isAllowedToWorker,
  }
}

const otherPayers = ['COMPANY', 'EMPLOYER'] as const

/** A cost with the stage at which it falls due and its range in rupiah. Plausible, not quoted. */
interface Price {
  readonly item: CostItem
  readonly kind: DemoCost['kind']
  readonly stage: Stage
  readonly least: number
  readonly most: number
  /** Never lawful. */
  readonly isExtra: boolean
}

const prices: readonly Price[] = [
  cost('SKCK', 'TRAINED', 30_000, 50_000),
  cost('TRAINING', 'TRAINED', 3_000_000, 7_500_000),
  cost('MEDICAL_TEST', 'MEDICAL_FIT', 700_000, 1_200_000),
  cost('PASSPORT', 'PASSPORT', 350_000, 650_000),
  cost('VISA', 'VISA', 800_000, 2_500_000),
  cost('BPJS', 'BPJS_ACTIVE', 370_000, 370_000),
  cost('TICKET', 'DEPARTED', 2_800_000, 6_500_000),
  { ...cost('AGENCY_FEE', 'VISA', 8_000_000, 32_000_000), isExtra: true },
  { ...cost('LOAN_INTEREST', 'DEPARTED', 1_500_000, 9_000_000), kind: 'DEBT', isExtra: true },
  { ...cost('WAGE_CUT', 'WORKING', 1_200_000, 3_800_000), kind: 'SALARY_CUT', isExtra: true },
]

function cost(item: CostItem, stage: Stage, least: number, most: number): Price {
  return { item, kind: 'COST', stage, least, most, isExtra: false }
}
