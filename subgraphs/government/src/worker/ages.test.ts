import { ageOn } from './ages.ts'

describe('ageOn', () => {
  it.each([
    ['2026-07-01', '2008-07-02', { ageBand: 'UNDER_18', isMinor: true }],
    ['2026-07-01', '2008-07-01', { ageBand: 'FROM_18_TO_24', isMinor: false }],
    ['2026-07-01', '2001-07-02', { ageBand: 'FROM_18_TO_24', isMinor: false }],
    ['2026-07-01', '2001-07-01', { ageBand: 'FROM_25_TO_34', isMinor: false }],
    ['2026-07-01', '1991-07-01', { ageBand: 'FROM_35_TO_44', isMinor: false }],
    ['2026-07-01', '1981-07-01', { ageBand: 'FROM_45', isMinor: false }],
    ['2026-07-01', '1900-01-01', { ageBand: 'FROM_45', isMinor: false }],
    ['2026-07-01', '2026-07-01', { ageBand: 'UNDER_18', isMinor: true }],
    ['2026-02-28', '2008-02-29', { ageBand: 'UNDER_18', isMinor: true }],
    ['2026-03-01', '2008-02-29', { ageBand: 'FROM_18_TO_24', isMinor: false }],
    ['2028-02-29', '2010-02-28', { ageBand: 'FROM_18_TO_24', isMinor: false }],
    ['2028-02-29', '2010-03-01', { ageBand: 'UNDER_18', isMinor: true }],
  ])('on %s somebody born on %s is in the right band', (today, birthDate, expected) => {
    expect(ageOn(today, birthDate)).toMatchObject(expected)
  })
})
