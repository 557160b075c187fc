import { type CostItem, costRuleOn } from './cost-rules.ts'
import { isoDate } from './days.ts'
import type { DemoCost } from './demo-worker.ts'
import type { Fate } from './fate.ts'
import { dayReached, type Journey } from './journey.ts'
import type { Draws } from './random.ts'

/** Draws what a placement by a company has cost until today, who paid, and whether the rule of the day allowed it. */
export function drawCosts(draws: Draws, fate: Fate, journey: Journey): readonly DemoCost[] {
  const isOvercharged = draws.chance(fate.trouble?.type === 'OVERCHARGING' ? 0.95 : 0.05)
  return prices.flatMap(([item, stage, least, most]) => {
    const day = dayReached(journey, stage)
    const isExtra = item === 'AGENCY_FEE' || item === 'LOAN_INTEREST'
    const amount = Math.round(draws.between(least, most) / 10_000) * 10_000
    if (day === undefined || (isExtra && !isOvercharged)) return []
    const on = isoDate(day)
    const rule = costRuleOn(on)
    const chargedTo = isExtra || rule.workerMayPay.includes(item) ? 'WORKER' : draws.pick(otherPayers)
    return [
      { item, amount, chargedTo, on, ruleId: rule.id, isAllowed: chargedTo !== 'WORKER' || rule.workerMayPay.includes(item) },
    ]
  })
}

const otherPayers = ['COMPANY', 'EMPLOYER'] as const

/** Each cost with the stage at which it falls due and its range in rupiah. Plausible, not quoted. */
const prices: readonly (readonly [CostItem, Parameters<typeof dayReached>[1], number, number])[] = [
  ['SKCK', 'TRAINED', 30_000, 50_000],
  ['TRAINING', 'TRAINED', 3_000_000, 7_500_000],
  ['MEDICAL_TEST', 'MEDICAL_FIT', 700_000, 1_200_000],
  ['PASSPORT', 'PASSPORT', 350_000, 650_000],
  ['VISA', 'VISA', 800_000, 2_500_000],
  ['BPJS', 'BPJS_ACTIVE', 370_000, 370_000],
  ['TICKET', 'DEPARTED', 2_800_000, 6_500_000],
  ['AGENCY_FEE', 'VISA', 8_000_000, 32_000_000],
  ['LOAN_INTEREST', 'DEPARTED', 1_500_000, 9_000_000],
]
