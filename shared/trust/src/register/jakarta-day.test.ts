import fc from 'fast-check'
import { jakartaDay } from './jakarta-day.ts'

const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Jakarta',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

describe('jakartaDay', () => {
  it.each([
    ['2026-06-30T16:59:59.999Z', '2026-06-30'],
    ['2026-06-30T17:00:00.000Z', '2026-07-01'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['no date', ''],
  ])('on %s is %s', (time, day) => {
    expect(jakartaDay(new Date(time))).toBe(day)
  })

  it('is the day that the calendar of Jakarta shows', () => {
    const range = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }
    fc.assert(fc.property(fc.date(range), (time) => jakartaDay(time) === calendar.format(time)))
  })
})
