import { quarterEndingOn, quartersBefore } from './quarters.ts'

describe('quarters', () => {
  it.each([
    ['2026-03-31', '2026-01-01'],
    ['2026-06-30', '2026-04-01'],
    ['2026-09-30', '2026-07-01'],
    ['2026-12-31', '2026-10-01'],
    ['2026-09-29', undefined],
    ['2026-10-31', undefined],
  ])('%s ends the one that begins on %s', (day, first) => {
    expect(quarterEndingOn(day)).toBe(first)
  })

  it('that are over before a day, the oldest first', () => {
    expect(quartersBefore('2026-09-30', 3)).toEqual(['2025-12-31', '2026-03-31', '2026-06-30'])
    expect(quartersBefore('2026-10-01', 5)).toEqual([
      '2025-09-30',
      '2025-12-31',
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
    ])
  })
})
