import { jakartaDay } from '@simpul/trust'
import { addDays, daysBetween } from './days.ts'
import { holidayTable, isHoliday } from './holidays.ts'
import { addWorkingDays, isWorkingDay } from './working-days.ts'

describe('a day in Jember', () => {
  it('begins at 17:00 UTC of the day before', () => {
    expect(jakartaDay(new Date('2026-01-01T16:59:59Z'))).toBe('2026-01-01')
    expect(jakartaDay(new Date('2026-01-01T17:00:00Z'))).toBe('2026-01-02')
  })

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-01', 0, '2026-03-01'],
  ])('%s moved by %i is %s, and the difference is the same number', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(count)
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '', 'tomorrow'])('"%s" is no day', (day) => {
    expect(() => addDays(day, 1)).toThrow('is not a day of the calendar')
  })
})

describe('working days', () => {
  it.each([
    ['a Friday', '2026-11-20', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['Idulfitri 2025, a Monday', '2025-03-31', false],
    ['collective leave, which is no holiday', '2025-04-02', true],
    ['Independence Day of a year without a decree, a Tuesday', '2027-08-17', false],
    ['Christmas of a year that the table does not name, a Monday', '2023-12-25', false],
  ])('%s', (_, day, expected) => {
    expect(isWorkingDay(day)).toBe(expected)
  })

  it.each([
    ['over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['from a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['over Idulfitri 2025', '2025-03-28', 1, '2025-04-02'],
    ['fifteen', '2025-04-01', 15, '2025-04-23'],
    ['none', '2026-11-21', 0, '2026-11-21'],
    ['back over a weekend', '2026-11-23', -1, '2026-11-20'],
  ])('%s', (_, day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected)
  })

  it('refuses half a day', () => {
    expect(() => addWorkingDays('2026-11-20', 0.5)).toThrow('Working days are whole')
  })
})

describe('the holiday table', () => {
  it('names its source, and has seventeen national holidays in each year with a decree', () => {
    expect(holidayTable.source).toContain('SKB 3 Menteri')
    for (const { year, decree, holidays, note } of holidayTable.years) {
      expect(decree === undefined ? note : decree).toEqual(expect.any(String))
      expect([year, holidays.length]).toEqual([year, decree === undefined ? 0 : 12])
      expect(holidays.every(({ day }) => day.startsWith(`${year}-`) && isHoliday(day))).toBe(true)
    }
    expect(holidayTable.everyYear).toHaveLength(5)
  })
})
