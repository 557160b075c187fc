import { addMonths } from './add-months.ts'
import { type ClosingRules, closingRules, closingRulesOn, endOf, isOver } from './closing-rules.ts'

const [perban] = closingRules
const later: ClosingRules = {
  rule: 'a later rule',
  from: '2027-01-01',
  periods: {
    DOCUMENTS_NOT_COMPLETED: { days: 14 },
    NO_CLARITY: { workingDays: 10 },
    COMPLAINANT_UNREACHABLE: { days: 30 },
    HANDED_TO_MINISTRY: { days: 0 },
    UNSOLVABLE: { months: 3 },
  },
}

describe('the last day of a period', () => {
  it.each([
    ['thirty days over a year end', 'DOCUMENTS_NOT_COMPLETED', '2025-12-15', '2026-01-14'],
    ['thirty days over a leap day', 'DOCUMENTS_NOT_COMPLETED', '2024-02-01', '2024-03-02'],
    ['fifteen working days over weekends alone', 'NO_CLARITY', '2025-07-01', '2025-07-22'],
    ['fifteen working days over Christmas and New Year', 'NO_CLARITY', '2025-12-15', '2026-01-07'],
    ['fifteen working days from a Saturday', 'NO_CLARITY', '2025-07-05', '2025-07-25'],
    ['fifteen working days over Independence Day on a Monday', 'NO_CLARITY', '2026-08-03', '2026-08-26'],
    ['sixty days over a year end, holidays or not', 'COMPLAINANT_UNREACHABLE', '2025-11-20', '2026-01-19'],
    ['the same day where it was handed to a ministry', 'HANDED_TO_MINISTRY', '2026-08-17', '2026-08-17'],
    ['six months over a year end', 'UNSOLVABLE', '2025-09-30', '2026-03-30'],
    ['six months to a month that is shorter', 'UNSOLVABLE', '2025-08-31', '2026-02-28'],
    ['six months to a leap day', 'UNSOLVABLE', '2027-08-31', '2028-02-29'],
  ] as const)('is %s', (_, reason, from, last) => {
    const period = perban?.periods[reason]
    expect(period && endOf(period, from)).toBe(last)
  })

  it('counts whole, and a handing-over at once', () => {
    const asked = (reason: 'NO_CLARITY' | 'HANDED_TO_MINISTRY') =>
      ['2026-01-13', '2026-01-14', '2026-01-15'].map((today) => isOver('2026-01-14', reason, today))
    expect(asked('NO_CLARITY')).toEqual([false, false, true])
    expect(asked('HANDED_TO_MINISTRY')).toEqual([false, true, true])
  })
})

describe('the version of the rules', () => {
  it.each([
    ['before the first', '2023-12-31', undefined],
    ['on its first day', '2024-01-01', 'Perban BP2MI 6/2024 art. 30'],
    ['on the last day before the next', '2026-12-31', 'Perban BP2MI 6/2024 art. 30'],
    ['on the next one’s first day', '2027-01-01', 'a later rule'],
  ])('is the one in force %s', (_, day, rule) => {
    expect(closingRulesOn(day, [...closingRules, later])?.rule).toBe(rule)
  })
})

describe('the same day of a later month', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-10-15', 3, '2026-01-15'],
    ['2026-05-30', 0, '2026-05-30'],
  ])('%s and %i months is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected)
  })
})
