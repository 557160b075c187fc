import { addDays, addWorkingDays, dayOf, isoDate } from './days.ts'

describe('days', () => {
  it('are counted across months, leap years and the first of all days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('1970-01-02', -2)).toBe('1969-12-31')
  })

  it('skip Saturdays and Sundays where only working days count', () => {
    // 2026-07-03 is a Friday.
    expect(isoDate(addWorkingDays(dayOf('2026-07-03'), 1))).toBe('2026-07-06')
    expect(isoDate(addWorkingDays(dayOf('2026-07-03'), 5))).toBe('2026-07-10')
  })

  it.each(['2026-02-30', '2026-7-1', '', 'today'])('refuse "%s"', (text) => {
    expect(() => dayOf(text)).toThrow('is not a day of the form yyyy-mm-dd.')
  })
})
