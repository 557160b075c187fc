import { costRules, demoPopulation } from '@simpul/demo'
import { type ChargedCost, type CostRuleVersion, costRuleVersions, measureCost } from './cost-rules.ts'

const cost: ChargedCost = {
  item: 'MEDICAL_TEST',
  chargedTo: 'WORKER',
  chargedOn: '2024-05-01',
  scheme: 'P_TO_P',
  country: 'HK',
}

describe('a cost', () => {
  it.each([
    ['before any rule is known', { chargedOn: '2016-05-01' }, null, null],
    ['on the first day of the law', { chargedOn: '2017-11-22' }, 'uu-18-2017-art-30', true],
    ['on the last day before the newer rule', { chargedOn: '2019-12-31' }, 'uu-18-2017-art-30', true],
    ['under the newer rule, which lets the worker bear it', {}, 'perban-2-2020-art-3', false],
    ['of another kind under the newer rule', { item: 'AGENCY_FEE' }, 'perban-2-2020-art-3', true],
    ['that the company bears', { item: 'AGENCY_FEE', chargedTo: 'COMPANY' }, 'perban-2-2020-art-3', false],
  ] as const)('%s', (_, change, ruleVersion, isOvercharged) => {
    expect(measureCost({ ...cost, ...change })).toEqual({ ruleVersion, isOvercharged })
  })

  it('is measured by the rule that names more of it', () => {
    const general = { scheme: null, country: null, item: null, mayBeCharged: ['COMPANY'] } as const
    const rules = [
      general,
      { ...general, country: 'HK', mayBeCharged: ['STATE'] },
      { ...general, item: 'VISA', country: 'HK', scheme: 'SSW', mayBeCharged: ['WORKER'] },
      { ...general, item: 'VISA', mayBeCharged: ['EMPLOYER'] },
    ] as const
    const version = { id: 'invented', source: '', from: '2020-01-01', summary: { en: '', id: '' }, proposal: '' }
    const versions = [{ ...version, rules }] as unknown as readonly CostRuleVersion[]
    const payerOf = (change: Partial<ChargedCost>) =>
      (['COMPANY', 'STATE', 'WORKER', 'EMPLOYER'] as const).find(
        (chargedTo) => measureCost({ ...cost, ...change, chargedTo }, versions).isOvercharged === false,
      )
    expect(payerOf({ country: 'TW' })).toBe('COMPANY')
    expect(payerOf({})).toBe('STATE')
    expect(payerOf({ item: 'VISA' })).toBe('EMPLOYER')
    expect(payerOf({ item: 'VISA', scheme: 'SSW' })).toBe('WORKER')
  })

  it('of the invented population is judged as the population was made', () => {
    const placements = [...demoPopulation({ today: '2026-07-01', workers: 400 })].flatMap(({ placement }) =>
      placement === undefined ? [] : [placement],
    )
    const costs = placements.flatMap(({ costs: all, scheme, destination }) =>
      all.map((one) => ({
        one,
        measured: measureCost({ ...one, chargedOn: one.on, scheme, country: destination.code }),
      })),
    )
    expect(costs.length).toBeGreaterThan(100)
    expect(costs.filter(({ one, measured }) => measured.isOvercharged === one.isAllowed)).toEqual([])
    expect(costRuleVersions.map(({ id }) => id)).toEqual(costRules.map(({ id }) => id))
  })

  it('has a rule that says what in it is this project’s own', () => {
    for (const { proposal } of costRuleVersions) expect(proposal).toMatch(/^That|^The day/)
  })
})
