import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What is charged for. */
export const placementCostItems = [
  'MEDICAL_TEST',
  'SKCK',
  'BPJS',
  'PASSPORT',
  'VISA',
  'TRAINING',
  'TICKET',
  'AGENCY_FEE',
  'LOAN_INTEREST',
  'WAGE_CUT',
] as const
export type PlacementCostItem = (typeof placementCostItems)[number]

/** Who bears a cost. */
export const costPayers = ['EMPLOYER', 'COMPANY', 'WORKER', 'STATE'] as const
export type CostPayer = (typeof costPayers)[number]

const ruleSchema = z.object({
  scheme: z.string().nullable(),
  country: z.string().nullable(),
  item: z.enum(placementCostItems).nullable(),
  mayBeCharged: z.array(z.enum(costPayers)),
})

const versionSchema = z.object({
  id: z.string(),
  source: z.string(),
  from: z.iso.date(),
  summary: z.object({ en: z.string(), id: z.string() }),
  proposal: z.string(),
  rules: z.array(ruleSchema).min(1),
})

/** One version of the rule on costs. */
export type CostRuleVersion = z.infer<typeof versionSchema>
type CostRule = z.infer<typeof ruleSchema>

/** The versions that the company's data holds, oldest first. */
export const costRuleVersions: readonly CostRuleVersion[] = z
  .object({ versions: z.array(versionSchema) })
  .parse(JSON.parse(readFileSync(new URL('../../data/cost-rules.json', import.meta.url), 'utf8')))
  .versions.toSorted((left, right) => (left.from < right.from ? -1 : 1))

/** A cost, as far as the rules ask. */
export interface ChargedCost {
  readonly item: PlacementCostItem
  readonly chargedTo: CostPayer
  readonly chargedOn: string
  readonly scheme: string
  readonly country: string
}

/** A cost measured by the version of its day; nulls where none is known for it. */
export interface MeasuredCost {
  readonly ruleVersion: string | null
  readonly isOvercharged: boolean | null
}

/** Measures a cost by the version that held on the day it was charged, whatever holds today. */
export function measureCost(cost: ChargedCost, versions: readonly CostRuleVersion[] = costRuleVersions): MeasuredCost {
  const version = versions.findLast(({ from }) => from <= cost.chargedOn)
  if (version === undefined) return { ruleVersion: null, isOvercharged: null }
  const [rule] = version.rules.filter((one) => holdsFor(one, cost)).toSorted(bySpecificity)
  const isOvercharged = rule === undefined ? null : !rule.mayBeCharged.includes(cost.chargedTo)
  return { ruleVersion: version.id, isOvercharged }
}

function holdsFor({ scheme, country, item }: CostRule, cost: ChargedCost): boolean {
  return (
    (scheme === null || scheme === cost.scheme) &&
    (country === null || country === cost.country) &&
    (item === null || item === cost.item)
  )
}

/** The more a rule names the more it is meant; of two that name as many, the item counts for most. */
function bySpecificity(left: CostRule, right: CostRule): number {
  return weightOf(right) - weightOf(left)
}

function weightOf({ scheme, country, item }: CostRule): number {
  const named = [item, country, scheme].map((value) => (value === null ? 0 : 1))
  const count = named.reduce<number>((sum, one) => sum + one, 0)
  return count * 8 + (named[0] ?? 0) * 4 + (named[1] ?? 0) * 2 + (named[2] ?? 0)
}
