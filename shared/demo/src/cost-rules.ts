import type { IsoDate } from './days.ts'

/** What placing somebody costs. */
export const costItems = [
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
export type CostItem = (typeof costItems)[number]

/** One version of the rule on costs. Whether somebody was overcharged is a matter of the version in force on the day. */
export interface CostRule {
  readonly id: string
  readonly source: string
  readonly summary: { readonly id: string; readonly en: string }
  /** The year it began to hold. */
  readonly since: number
  readonly workerMayPay: readonly CostItem[]
}

/** The versions of the rule, oldest first. */
export const costRules: readonly CostRule[] = [
  {
    id: 'uu-18-2017-art-30',
    source: 'UU 18/2017 art. 30',
    summary: {
      id: 'Pekerja tidak dapat dibebani biaya penempatan.',
      en: 'A worker may not be charged the cost of placement.',
    },
    since: 2017,
    workerMayPay: [],
  },
  {
    id: 'perban-2-2020-art-3',
    source: 'Perban BP2MI 2/2020 art. 3',
    summary: {
      id: 'Pekerja menanggung SKCK, jaminan sosial, dan pemeriksaan kesehatan; biaya penempatan lain tidak.',
      en: 'The worker bears the police record letter, social security and the medical test; no other cost of placement.',
    },
    since: 2020,
    workerMayPay: ['SKCK', 'BPJS', 'MEDICAL_TEST'],
  },
]

/** The rule in force on a day. */
export function costRuleOn(day: IsoDate): CostRule {
  const year = Number(day.slice(0, 4))
  const found = costRules.findLast((rule) => rule.since <= year)
  if (found === undefined) throw new Error(`No rule on costs is known for ${day}.`)
  return found
}
