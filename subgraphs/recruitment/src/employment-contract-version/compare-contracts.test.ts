import fc from 'fast-check'
import { type ContractTerms, compareContracts } from './compare-contracts.ts'

const few = (most: number) => fc.option(fc.integer({ min: 0, max: most }))
const contracts: fc.Arbitrary<ContractTerms> = fc.record({
  employerName: fc.option(fc.constantFrom('Example Household 1', 'Example Household 2')),
  position: fc.constantFrom('Cook', 'Carer'),
  monthlyWage: fc.integer({ min: 1, max: 50 }),
  currency: fc.constantFrom('HKD', 'TWD'),
  weeklyHours: few(4),
  weeklyRestDays: few(2),
  leaveDays: few(3),
  termMonths: few(3),
})

const plain: ContractTerms = {
  employerName: 'Example Household 1',
  position: 'Cook',
  monthlyWage: 5_000,
  currency: 'HKD',
  weeklyHours: 48,
  weeklyRestDays: 1,
  leaveDays: 7,
  termMonths: 24,
}

describe('two contracts', () => {
  it('that say the same are not told apart', () => {
    fc.assert(
      fc.property(contracts, (one) => {
        expect(compareContracts(one, { ...one })).toEqual({ changes: [], wage: undefined, isWorse: false })
      }),
    )
  })

  it('give each other’s changes the other way round', () => {
    fc.assert(
      fc.property(contracts, contracts, (one, other) => {
        const swapped = compareContracts(other, one).changes.map(({ field, before, after }) => [field, after, before])
        expect(compareContracts(one, other).changes.map(({ field, before, after }) => [field, before, after])).toEqual(
          swapped,
        )
      }),
    )
  })

  it('are told apart in each term that differs and in no other', () => {
    fc.assert(
      fc.property(contracts, contracts, (one, other) => {
        const names = Object.keys(one) as (keyof ContractTerms)[]
        const differing = names.filter((name) => name !== 'monthlyWage' && one[name] !== other[name])
        const { changes, wage } = compareContracts(one, other)
        expect(changes).toHaveLength(differing.length)
        expect(wage !== undefined).toBe(one.monthlyWage !== other.monthlyWage || one.currency !== other.currency)
      }),
    )
  })

  it('are never both worse by a number', () => {
    fc.assert(
      fc.property(contracts, contracts, (one, other) => {
        const there = compareContracts(one, other)
        const back = compareContracts(other, one)
        expect(there.wage?.isWorse === true && back.wage?.isWorse === true).toBe(false)
        for (const { field, isWorse, before, after } of there.changes) {
          if (field === 'EMPLOYER' || field === 'POSITION' || before === null || after === null) continue
          const reverse = back.changes.find((change) => change.field === field)
          expect(isWorse === true && reverse?.isWorse === true).toBe(false)
        }
      }),
    )
  })

  it.each([
    ['a lower wage', { monthlyWage: 4_999 }, true],
    ['a higher wage', { monthlyWage: 5_001 }, false],
    ['a wage in another currency, which nobody can compare', { currency: 'TWD' }, false],
    ['more hours', { weeklyHours: 49 }, true],
    ['fewer hours', { weeklyHours: 40 }, false],
    ['less leave', { leaveDays: 6 }, true],
    ['leave that is no longer promised', { leaveDays: null }, true],
    ['less rest', { weeklyRestDays: 0 }, true],
    ['another post', { position: 'Carer' }, true],
    ['another employer', { employerName: 'Example Household 2' }, true],
    ['an employer who is not named', { employerName: null }, false],
    ['a shorter term', { termMonths: 12 }, false],
    ['the same post in capitals', { position: 'COOK' }, false],
  ])('with %s', (_, change, isWorse) => {
    expect(compareContracts(plain, { ...plain, ...change }).isWorse).toBe(isWorse)
  })
})
