import { readMoment } from './read-moment.ts'

describe('a time of an option', () => {
  it.each([
    ['2027-03-31', '2027-03-31T23:59:59+07:00'],
    ['2028-02-29', '2028-02-29T23:59:59+07:00'],
    ['2026-07-01T09:30', '2026-07-01T09:30:00+07:00'],
    ['2026-07-01T09:30:15', '2026-07-01T09:30:15+07:00'],
    ['2026-07-01T02:30:00Z', '2026-07-01T02:30:00Z'],
    ['2026-07-01T09:30:00+08:00', '2026-07-01T09:30:00+08:00'],
  ])('%s is %s in Jember', (given, moment) => {
    expect(readMoment('until', given)).toBe(moment)
  })

  it.each(['', 'tomorrow', '2027-02-29', '2026-13-01', '2026-07-01T25:00', '31-03-2027'])('%s is none', (given) => {
    expect(() => readMoment('until', given)).toThrow(`--until takes a day or a time`)
  })
})
